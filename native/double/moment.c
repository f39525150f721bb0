/* The device's wall clock: no zone, no libc calendar, so that the PC's settings can not leak in. */
#include "double.h"

#include <stdio.h>

static int64_t days_from_civil(int year, int month, int day) {
    year -= month <= 2;
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int yoe = (int)(year - era * 400);
    const int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

int64_t ms_from_moment(Moment m) {
    return (((days_from_civil(m.year, m.month, m.day) * 24 + m.hour) * 60 + m.minute) * 60 + m.second) * 1000;
}

Moment moment_from_ms(int64_t ms) {
    int64_t seconds = ms / 1000 - (ms % 1000 < 0), days = seconds / 86400;
    int rest = (int)(seconds % 86400);
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    days += 719468;
    const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const int doe = (int)(days - era * 146097);
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    Moment m = {(int)(yoe + era * 400), mp < 10 ? mp + 3 : mp - 9, doy - (153 * mp + 2) / 5 + 1,
                rest / 3600, rest / 60 % 60, rest % 60};
    if (m.month <= 2) m.year++;
    return m;
}

char *moment_text(Moment m) {
    return text_format("%04d-%02d-%02dT%02d:%02d:%02d", m.year, m.month, m.day, m.hour, m.minute, m.second);
}

Moment moment_parse(const char *text) {
    Moment m = {1970, 1, 1, 0, 0, 0};
    sscanf(text, "%d%*c%d%*c%d%*c%d:%d:%d", &m.year, &m.month, &m.day, &m.hour, &m.minute, &m.second);
    return m;
}

/*
 * The parameter protocol (page 1.5): what is set goes to the next method and is used up by it; what a method gives lies
 * here until the next method. A parameter that was not given reads as 0, false or empty.
 */
#include "double.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void params_clear(Param **list) {
    while (*list) {
        Param *next = (*list)->next;
        free((*list)->text);
        free((*list)->bytes);
        free(*list);
        *list = next;
    }
}

/* A second value for the same id takes the place of the first. */
static Param *fresh(Param **list, int id, ParamKind kind) {
    Param **at = list;
    while (*at && (*at)->id != id) at = &(*at)->next;
    if (!*at) *at = calloc(1, sizeof **at);
    Param *param = *at;
    free(param->text);
    free(param->bytes);
    *param = (Param){.id = id, .kind = kind, .next = param->next};
    return param;
}

static const Param *find(const Param *list, int id) {
    while (list && list->id != id) list = list->next;
    return list;
}

const Param *param_in(const Handle *h, int id) { return find(h->in, id); }

static double number_of(const Param *param) {
    if (!param) return 0;
    return param->kind == P_TEXT ? strtod(param->text, NULL) : param->number;
}

const Param *param_out(const Handle *h, int id) { return find(h->out, id); }

double in_number(const Handle *h, int id, double otherwise) {
    const Param *param = find(h->in, id);
    return param ? number_of(param) : otherwise;
}

bool in_true(const Handle *h, int id) { return in_number(h, id, 0) != 0; }

const char *in_text(const Handle *h, int id) {
    const Param *param = find(h->in, id);
    return param && param->kind == P_TEXT ? param->text : NULL;
}

void out_bool(Handle *h, int id, bool value) { fresh(&h->out, id, P_BOOL)->number = value ? 1 : 0; }
void out_int(Handle *h, int id, double value) { fresh(&h->out, id, P_INT)->number = value; }
void out_double(Handle *h, int id, double value) { fresh(&h->out, id, P_DOUBLE)->number = value; }
void out_text(Handle *h, int id, const char *value) { fresh(&h->out, id, P_TEXT)->text = text_copy(value); }
void out_moment(Handle *h, int id, Moment value) { fresh(&h->out, id, P_MOMENT)->moment = value; }

static void keep_bytes(Param *param, const unsigned char *bytes, int size) {
    param->size = size > 0 ? size : 0;
    param->bytes = malloc((size_t)param->size + 1);
    if (param->size > 0) memcpy(param->bytes, bytes, (size_t)param->size);
}

void out_bytes(Handle *h, int id, const unsigned char *bytes, int size) {
    keep_bytes(fresh(&h->out, id, P_BYTES), bytes, size);
}

void out_raw(Handle *h, int id, const unsigned char *bytes, int size) {
    for (Param *param = h->out; param; param = param->next)
        if (param->id == id && !param->bytes) keep_bytes(param, bytes, size);
}

/* ---- set: plain, not to be printed, and the user's twin ---- */

static Param *set(void *handle, int id, ParamKind kind, bool nonPrintable) {
    Param *param = fresh(&((Handle *)handle)->in, id, kind);
    param->nonPrintable = nonPrintable;
    return param;
}

#define SETTERS(prefix, hidden)                                                                                         \
    void libfptr_set_##prefix##param_bool(void *handle, int id, int value) {                                            \
        set(handle, id, P_BOOL, hidden)->number = value != 0;                                                           \
    }                                                                                                                   \
    void libfptr_set_##prefix##param_int(void *handle, int id, unsigned int value) {                                    \
        set(handle, id, P_INT, hidden)->number = value;                                                                 \
    }                                                                                                                   \
    void libfptr_set_##prefix##param_double(void *handle, int id, double value) {                                       \
        set(handle, id, P_DOUBLE, hidden)->number = value;                                                              \
    }                                                                                                                   \
    void libfptr_set_##prefix##param_str(void *handle, int id, const wchar_t *value) {                                  \
        set(handle, id, P_TEXT, hidden)->text = text_from_wide(value);                                                  \
    }                                                                                                                   \
    void libfptr_set_##prefix##param_datetime(void *handle, int id, int year, int month, int day, int hour, int minute, \
                                              int second) {                                                             \
        set(handle, id, P_MOMENT, hidden)->moment = (Moment){year, month, day, hour, minute, second};                   \
    }                                                                                                                   \
    void libfptr_set_##prefix##param_bytearray(void *handle, int id, const unsigned char *value, int size) {            \
        keep_bytes(set(handle, id, P_BYTES, hidden), value, size);                                                      \
    }

SETTERS(, false)
SETTERS(non_printable_, true)
SETTERS(user_, false)

void in_put_int(Handle *h, int id, double value) { fresh(&h->in, id, P_INT)->number = value; }

/* ---- get ---- */

static const Param *get(void *handle, int id) { return find(((Handle *)handle)->out, id); }

int libfptr_get_param_bool(void *handle, int id) { return number_of(get(handle, id)) != 0; }

unsigned int libfptr_get_param_int(void *handle, int id) {
    const double value = number_of(get(handle, id));
    return value <= 0 || !isfinite(value) ? 0 : value >= 4294967295.0 ? 0xFFFFFFFFu : (unsigned int)value;
}

double libfptr_get_param_double(void *handle, int id) { return number_of(get(handle, id)); }

int libfptr_get_param_str(void *handle, int id, wchar_t *value, int size) {
    const Param *param = get(handle, id);
    char *text = NULL;
    if (param && (param->kind == P_BOOL || param->kind == P_INT)) text = text_format("%.0f", param->number);
    if (param && param->kind == P_DOUBLE) text = text_format("%g", param->number);
    int needed = give_text(handle, "get_param_str", text ? text : param && param->text ? param->text : "", value, size);
    free(text);
    return needed;
}

void libfptr_get_param_datetime(void *handle, int id, int *year, int *month, int *day, int *hour, int *minute,
                                int *second) {
    const Param *param = get(handle, id);
    const Moment m = param && param->kind == P_MOMENT ? param->moment : (Moment){1970, 1, 1, 0, 0, 0};
    *year = m.year;
    *month = m.month;
    *day = m.day;
    *hour = m.hour;
    *minute = m.minute;
    *second = m.second;
}

int libfptr_get_param_bytearray(void *handle, int id, unsigned char *value, int size) {
    const Param *param = get(handle, id);
    if (!param || !param->bytes) return 0;
    if (size > 0) memcpy(value, param->bytes, (size_t)(size < param->size ? size : param->size));
    return param->size;
}

int libfptr_is_param_available(void *handle, int id) { return get(handle, id) != NULL; }

int libfptr_reset_params(void *handle) {
    Handle *h = handle;
    params_clear(&h->in);
    params_clear(&h->out);
    return 0;
}

/* ---- text out: the size needed, in units and with the NUL; when it is more than `size`, what lies there is no text ---- */

/* A size that is a lie comes without the text that would save a careless reader. */
static int lied_size(int needed, wchar_t *out, int size) {
    const char *how = fault_word("how", "growing");
    if (strcmp(how, "large") == 0) return needed + 1000;
    const int kept = strcmp(how, "small") == 0 ? needed / 2 : 0;
    if (out && kept < size) out[kept] = 0;
    if (kept > 0) return kept;
    return strcmp(how, "negative") == 0 ? -1 : size + 1;
}

int give_text(Handle *h, const char *point, const char *value, wchar_t *out, int size) {
    size_t length;
    wchar_t *wide = wide_from_text(value, &length);
    int needed = (int)length + 1, copied = needed < size ? needed : size;
    if (out && copied > 0) memcpy(out, wide, (size_t)copied * sizeof *wide);
    free(wide);
    return fault_on(h, "size", point) ? lied_size(needed, out, size) : needed;
}

/*
 * Faults, switched from outside while a process runs: the control file is read anew at every point. One fault a line,
 * `name key=value …`; the table is in README.md. What was used up is counted in a file beside it, before the fault acts,
 * so that a crash does not happen again after the restart.
 */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The fault last found. One thread makes all calls of a device, so one place is enough. */
static char found[1024];

static char *control_path(const Handle *h) {
    char *path = env_text("KASSABRIDGE_DOUBLE_FAULTS");
    if (path) return path;
    return h->folder ? text_format("%s/faults", h->folder) : NULL;
}

static const char *word_of(const char *line, const char *key, const char *otherwise) {
    static char value[256];
    size_t length = strlen(key);
    for (const char *at = line; at && *at; at = strchr(at, ' ')) {
        while (*at == ' ') at++;
        if (strncmp(at, key, length) != 0 || at[length] != '=') continue;
        size_t size = strcspn(at + length + 1, " ");
        if (size >= sizeof value) size = sizeof value - 1;
        memcpy(value, at + length + 1, size);
        value[size] = 0;
        return value;
    }
    return otherwise;
}

const char *fault_word(const char *key, const char *otherwise) { return word_of(found, key, otherwise); }

static int lines_equal(const char *content, const char *line) {
    int count = 0;
    size_t length = strlen(line);
    for (const char *at = content; at && *at; at = strchr(at, '\n')) {
        while (*at == '\n') at++;
        if (strncmp(at, line, length) == 0 && (at[length] == '\n' || !at[length])) count++;
    }
    return count;
}

/* `times=N` acts N times, `skip=N` lets the first N pass. Both are counted across processes. */
static bool still_on(const char *control, const char *line) {
    const int times = atoi(word_of(line, "times", "0")), skip = atoi(word_of(line, "skip", "0"));
    if (times == 0 && skip == 0) return true;
    char *path = text_format("%s.spent", control), *spent = file_read(path);
    char id[1024];
    snprintf(id, sizeof id, "%s", word_of(line, "id", line));
    const int used = lines_equal(spent ? spent : "", id);
    file_append(path, id);
    free(path);
    free(spent);
    return used >= skip && (times == 0 || used < skip + times);
}

static bool matches(const char *line, const char *name, const char *point, const char *when) {
    size_t length = strlen(name);
    if (strncmp(line, name, length) != 0 || (line[length] && line[length] != ' ')) return false;
    const char *at = word_of(line, "at", "*");
    if (strcmp(at, "*") != 0 && strcmp(at, point) != 0) return false;
    return !when || strcmp(word_of(line, "when", "before"), when) == 0;
}

bool fault_when(Handle *h, const char *name, const char *point, const char *when) {
    char *control = control_path(h), *content = control ? file_read(control) : NULL;
    bool on = false;
    for (char *line = content ? strtok(content, "\r\n") : NULL; line && !on; line = strtok(NULL, "\r\n")) {
        if (!matches(line, name, point, when)) continue;
        on = still_on(control, line);
        if (on) snprintf(found, sizeof found, "%s", line);
    }
    free(content);
    free(control);
    return on;
}

bool fault_on(Handle *h, const char *name, const char *point) { return fault_when(h, name, point, NULL); }

/* Looked at without being used up: a status query must not eat a fault meant for a receipt. */
bool fault_seen(Handle *h, const char *name) {
    char *control = control_path(h), *content = control ? file_read(control) : NULL;
    bool on = false;
    for (char *line = content ? strtok(content, "\r\n") : NULL; line && !on; line = strtok(NULL, "\r\n"))
        on = matches(line, name, "*", "before") && strcmp(word_of(line, "skip", "0"), "0") == 0;
    free(content);
    free(control);
    return on;
}

static void crash(void) {
    if (strcmp(fault_word("how", "abort"), "segfault") == 0) {
        volatile int *nowhere = (volatile int *)(intptr_t)8;
        *nowhere = 1;
    }
    abort();
}

/* The FN is dead, the rest of the device is not: status and paper can still be asked. */
static bool needs_fn(const char *point) {
    static const char *const without[] = {"open", "close", "query_data", "process_json", "validate_json", "reportX",
        "nonFiscal", "getDeviceStatus", "getDeviceInfo", "getShiftStatus", "getCashDrawerStatus", "operator_login"};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (strcmp(without[i], point) == 0) return false;
    return true;
}

int fault_point(Handle *h, const char *point, When moment) {
    const char *when = moment == BEFORE ? "before" : "after";
    if (moment == BEFORE && fault_seen(h, "unplugged") && strcmp(point, "close") != 0)
        return strcmp(point, "open") == 0 ? LIBFPTR_ERROR_NO_CONNECTION : (h->lost = LIBFPTR_ERROR_CONNECTION_LOST);
    if (fault_when(h, "slow", point, when)) wait_ms(atoi(fault_word("ms", "100")));
    if (fault_when(h, "crash", point, when)) crash();
    if (fault_when(h, "hang", point, when))
        for (;;) wait_ms(1000);
    if (fault_when(h, "lost", point, when)) return h->lost = atoi(fault_word("code", "241"));
    if (fault_when(h, "error", point, when)) return atoi(fault_word("code", "9999"));
    if (moment == BEFORE && fault_when(h, "busy", point, NULL)) return atoi(fault_word("code", "55"));
    if (moment == BEFORE && needs_fn(point) && fault_when(h, "fn-dead", point, NULL)) return LIBFPTR_ERROR_FN_FAULT;
    return 0;
}

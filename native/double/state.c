/*
 * The device. It lives in a folder, not in this process: `device.json` says who it is (written by the test),
 * `state.json` what it remembers, `documents/<FN serial>/N.json` what its FN holds. Read anew at each call, so that a
 * fresh process sees what the dead one had done.
 */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Json *read_json(const Handle *h, const char *name) {
    char *path = text_format("%s/%s", h->folder, name), *text = file_read(path);
    Json *value = json_parse(text);
    free(text);
    free(path);
    return value && value->kind == J_OBJECT ? value : (json_free(value), json_new(J_OBJECT));
}

static Json *object_in(Json *parent, const char *key) {
    Json *value = json_get(parent, key);
    return value ? value : json_set(parent, key, json_new(J_OBJECT));
}

/*
 * A document that comes late. The one who waited for it is told nothing; it appears when its time has come: counted from
 * the effect while that session lasts, from the first look of the next one when the process has been killed meanwhile.
 */
static void finish_late(Handle *h) {
    Json *late = json_get(h->state, "late");
    if (!late) return;
    const double now = (double)device_now(h);
    if (strcmp(json_str(late, "session", ""), h->session) != 0) {
        json_put_str(late, "session", h->session);
        json_put_num(late, "due", now + json_num(late, "ms", 0));
        h->dirty = true;
    }
    char *path = text_format("%s/finish-late", h->folder);
    if (now >= json_num(late, "due", 0) || file_exists(path)) {
        Json *document = json_copy(json_get(late, "document"));
        json_set(h->state, "late", NULL);
        file_remove(path);
        fn_commit(h, document);
    }
    free(path);
}

static void stranger_opens(Handle *h) {
    if (json_get(h->state, "receipt") || !fault_on(h, "stranger-receipt", "open")) return;
    json_set(h->state, "receipt",
             json_parse("{\"type\":1,\"electronically\":false,\"tags\":[],\"items\":[[{\"tag\":1043,\"value\":77700}]],"
                        "\"payments\":{},\"stranger\":true}"));
    h->dirty = true;
}

void device_wake(Handle *h) {
    json_free(h->device);
    json_free(h->state);
    h->device = read_json(h, "device.json");
    h->state = read_json(h, "state.json");
    h->dirty = false;
    object_in(h->state, "shift");
    object_in(h->state, "counters");
    finish_late(h);
    stranger_opens(h);
    if (shift_state(h) == LIBFPTR_SS_OPENED && fault_on(h, "stranger-sale", "open")) stranger_document(h);
    device_save(h);
}

void device_save(Handle *h) {
    if (!h->dirty) return;
    char *path = text_format("%s/state.json", h->folder), *text = json_write(h->state);
    file_write(path, text);
    free(text);
    free(path);
    h->dirty = false;
}

int64_t device_now(const Handle *h) {
    char *path = text_format("%s/clock", h->folder), *text = file_read(path);
    int64_t now = text ? ms_from_moment(moment_parse(text)) : system_local_ms();
    free(text);
    free(path);
    return now;
}

/* 105, 110 or 120 */
int ffd_of(const Handle *h) { return (int)json_num(h->device, "ffd", LIBFPTR_FFD_1_0_5); }

const char *fn_serial(const Handle *h) {
    return json_str(h->state, "fnSerial", json_str(h->device, "fnSerial", "9999078900001234"));
}

int last_fd(const Handle *h) { return (int)json_num(h->state, "lastFd", json_num(h->device, "lastFd", 1)); }

static char *document_path(const Handle *h, int number) {
    return text_format("%s/documents/%s/%d.json", h->folder, fn_serial(h), number);
}

Json *document_read(const Handle *h, int number) {
    /* A file beyond the last number is what a kill left between document and state: not in the FN. */
    if (number < 1 || number > last_fd(h)) return NULL;
    char *path = document_path(h, number), *text = file_read(path);
    Json *document = json_parse(text);
    free(text);
    free(path);
    return document;
}

void document_write(const Handle *h, const Json *document) {
    char *all = text_format("%s/documents", h->folder), *own = text_format("%s/%s", all, fn_serial(h));
    folder_make(all);
    folder_make(own);
    char *path = document_path(h, (int)json_num(document, "number", 0)), *text = json_write(document);
    file_write(path, text);
    free(text);
    free(path);
    free(own);
    free(all);
}

int shift_state(Handle *h) {
    const Json *shift = json_get(h->state, "shift");
    if (!json_true(shift, "open")) return LIBFPTR_SS_CLOSED;
    const int64_t opened = ms_from_moment(moment_parse(json_str(shift, "openedAt", "")));
    if (device_now(h) - opened > 24LL * 3600 * 1000) return LIBFPTR_SS_EXPIRED;
    return fault_on(h, "shift-expired", "shift") ? LIBFPTR_SS_EXPIRED : LIBFPTR_SS_OPENED;
}

/* The OFD's tickets come when the file `tickets` says so: `all`, or the last number that has one. */
static int ticket_limit(const Handle *h) {
    char *path = text_format("%s/tickets", h->folder), *text = file_read(path);
    int limit = !text ? 0 : strncmp(text, "all", 3) == 0 ? last_fd(h) : atoi(text);
    free(text);
    free(path);
    return limit;
}

bool has_ticket(const Handle *h, int number) { return number <= ticket_limit(h); }

int unsent_count(const Handle *h, int *first) {
    const int limit = ticket_limit(h), last = last_fd(h);
    /* Documents made before the double's time were all delivered. */
    int begin = (int)json_num(h->device, "lastFd", 1) + 1;
    if (json_get(h->state, "fnSerial")) begin = 1;
    if (begin <= limit) begin = limit + 1;
    *first = begin <= last ? begin : 0;
    return begin <= last ? last - begin + 1 : 0;
}

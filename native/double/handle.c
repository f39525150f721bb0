/* Life of a handle: creation, settings, opening, errors; and the frame around every method. */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- errors ---- */

static const char *words_of(int code) {
    switch (code) {
    case LIBFPTR_ERROR_CONNECTION_DISABLED: return "Соединение не установлено";
    case LIBFPTR_ERROR_NO_CONNECTION: return "Нет связи";
    case LIBFPTR_ERROR_PORT_BUSY: return "Порт занят";
    case LIBFPTR_ERROR_PORT_NOT_AVAILABLE: return "Порт недоступен";
    case LIBFPTR_ERROR_NO_PAPER: return "Нет бумаги";
    case LIBFPTR_ERROR_BUSY: return "Предыдущая операция не завершена";
    case LIBFPTR_ERROR_SHIFT_EXPIRED: return "Смена превысила 24 часа";
    case LIBFPTR_ERROR_FN_FAULT: return "Неисправность ФН";
    case LIBFPTR_ERROR_FN_NO_MORE_DATA: return "Нет данных в ФН";
    case LIBFPTR_ERROR_CONNECTION_LOST: return "Соединение с ККТ потеряно";
    default: return NULL;
    }
}

int fail(Handle *h, int code, const char *text) {
    free(h->errorText);
    const char *known = text ? text : words_of(code);
    h->errorText = known ? text_copy(known) : text_format("Ошибка %d", code);
    h->error = code;
    return -1;
}

void forget_error(Handle *h) {
    free(h->errorText);
    h->errorText = text_copy("");
    h->error = 0;
}

int libfptr_error_code(void *handle) { return ((Handle *)handle)->error; }

int libfptr_error_description(void *handle, wchar_t *value, int size) {
    return give_text(handle, "error_description", ((Handle *)handle)->errorText, value, size);
}

int libfptr_error_recommendation(void *handle, wchar_t *value, int size) {
    return give_text(handle, "error_recommendation", "", value, size);
}

void libfptr_reset_error(void *handle) { forget_error(handle); }

/* ---- creation ---- */

int libfptr_create(void **handle) {
    Handle *h = calloc(1, sizeof *h);
    h->settings = default_settings();
    h->applied = default_settings();
    h->errorText = text_copy("");
    *handle = h;
    return 0;
}

int libfptr_create_with_id(void **handle, const wchar_t *id) {
    if (!id || !*id) return -2;
    return libfptr_create(handle);
}

static void let_go(Handle *h) {
    lock_release(h->lock);
    h->lock = NULL;
    h->opened = false;
    h->lost = 0;
    h->watching = false;
}

void libfptr_destroy(void **handle) {
    Handle *h = *handle;
    if (!h) return;
    let_go(h);
    libfptr_reset_params(h);
    while (h->records) {
        Records *next = h->records->next;
        json_free(h->records->tags);
        free(h->records);
        h->records = next;
    }
    json_free(h->settings);
    json_free(h->applied);
    json_free(h->device);
    json_free(h->state);
    free(h->errorText);
    free(h->folder);
    free(h);
    *handle = NULL;
}

/* ---- opening ---- */

/* One folder is one device. A folder of folders is several, named after the port they hang on. */
static char *folder_of(const Handle *h) {
    char *root = env_text("KASSABRIDGE_DOUBLE_STATE");
    if (!root) return NULL;
    const char *port = json_str(h->applied, "Port", "0");
    char *inner = *port == '2' ? text_format("%s/%s_%s", root, json_str(h->applied, "IPAddress", ""),
                                             json_str(h->applied, "IPPort", ""))
                               : text_format("%s/%s", root, *port == '0' ? json_str(h->applied, "ComFile", "") : "usb");
    char *mark = text_format("%s/device.json", inner);
    const bool several = file_exists(mark);
    free(mark);
    free(several ? root : inner);
    return several ? inner : root;
}

/* The device answers only where it hangs. */
static int wrong_line(const Handle *h) {
    const Json *line = json_get(h->device, "connection");
    for (const Json *key = line ? line->first : NULL; key; key = key->next) {
        if (strcmp(json_str(h->applied, key->key, ""), key->text ? key->text : "") == 0) continue;
        const bool remote = *json_str(h->applied, "Port", "0") == '2';
        return remote ? LIBFPTR_ERROR_NO_CONNECTION : LIBFPTR_ERROR_PORT_NOT_AVAILABLE;
    }
    return 0;
}

static void change_fn(Handle *h) {
    if (!fault_on(h, "other-fn", "open")) return;
    json_put_str(h->state, "fnSerial", fault_word("serial", "9999078900009999"));
    json_put_num(h->state, "lastFd", atoi(fault_word("last", "3")));
    h->dirty = true;
}

static int do_open(Handle *h) {
    static int opened = 0;
    const char *port = json_str(h->applied, "Port", "");
    if (strlen(port) != 1 || port[0] < '0' || port[0] > '3')
        return fail(h, LIBFPTR_ERROR_INVALID_SETTINGS, "Способ связи с ККТ не поддерживается");
    if (!h->folder) return fail(h, LIBFPTR_ERROR_NO_CONNECTION, "KASSABRIDGE_DOUBLE_STATE");
    if (!h->lock) {
        char *path = text_format("%s/device.lock", h->folder);
        h->lock = lock_take(path);
        free(path);
        if (!h->lock) return fail(h, LIBFPTR_ERROR_PORT_BUSY, NULL);
    }
    snprintf(h->session, sizeof h->session, "%d-%d", process_id(), ++opened);
    device_wake(h);
    int code = wrong_line(h);
    if (code) {
        let_go(h);
        return fail(h, code, NULL);
    }
    change_fn(h);
    h->opened = true;
    h->lost = 0;
    return 0;
}

static int do_close(Handle *h) {
    device_save(h);
    let_go(h);
    return 0;
}

int libfptr_open(void *handle) {
    Handle *h = handle;
    if (!h->opened) {
        free(h->folder);
        h->folder = folder_of(h);
    }
    const bool before = h->opened;
    int rc = run_method(h, "open", do_open, false);
    if (rc < 0 && !before) let_go(h);
    return rc;
}

int libfptr_close(void *handle) { return run_method(handle, "close", do_close, false); }
/* Says yes even when the link is lost: only the next call tells. */
int libfptr_is_opened(void *handle) { return ((Handle *)handle)->opened; }

/* ---- the frame around every method ---- */

static int guarded(Handle *h, const char *name, Body body) {
    int code = fault_point(h, name, BEFORE);
    if (code) return fail(h, code, NULL);
    int rc = body(h);
    /* The device has done it, whatever becomes of this process in the next moment. */
    if (h->opened) device_save(h);
    if (rc < 0) return rc;
    code = fault_point(h, name, AFTER);
    if (code) {
        params_clear(&h->out);
        return fail(h, code, NULL);
    }
    return rc;
}

int run_method(void *handle, const char *name, Body body, bool needsDevice) {
    Handle *h = handle;
    int rc;
    params_clear(&h->out);
    forget_error(h);
    if (needsDevice && !h->opened) rc = fail(h, LIBFPTR_ERROR_CONNECTION_DISABLED, NULL);
    else if (needsDevice && h->lost) rc = fail(h, h->lost, NULL);
    else {
        if (h->opened) device_wake(h);
        const Json *late = h->opened ? json_get(h->state, "late") : NULL;
        if (needsDevice && late && json_true(late, "busy")) rc = fail(h, LIBFPTR_ERROR_BUSY, NULL);
        else rc = guarded(h, name, body);
    }
    params_clear(&h->in);
    /* Inner steps may fail and be forgiven; what the caller sees is the call it made. */
    if (rc >= 0) forget_error(h);
    return rc;
}

/* ---- what does nothing here ---- */

int libfptr_log_write(const wchar_t *tag, int level, const wchar_t *message) {
    (void)tag, (void)level, (void)message;
    return 0;
}

int libfptr_log_write_ex(void *handle, const wchar_t *tag, int level, const wchar_t *message) {
    (void)handle;
    return libfptr_log_write(tag, level, message);
}

int libfptr_change_label(void *handle, const wchar_t *label) {
    (void)handle, (void)label;
    return 0;
}

static int do_nothing(Handle *h) {
    (void)h;
    return 0;
}

int libfptr_disable_ofd_channel(void *handle) { return run_method(handle, "disable_ofd_channel", do_nothing, true); }
int libfptr_enable_ofd_channel(void *handle) { return run_method(handle, "enable_ofd_channel", do_nothing, true); }
int libfptr_open_drawer(void *handle) { return run_method(handle, "open_drawer", do_nothing, true); }

/* Which version it plays, and the settings of a connection. */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- version ---- */

static char version[32];

const char *libfptr_get_version_string(void) {
    char *told = env_text("KASSABRIDGE_DOUBLE_VERSION");
    snprintf(version, sizeof version, "%s", told ? told : DOUBLE_VERSION);
    free(told);
    return version;
}

bool version_least(int a, int b, int c) {
    int has[3] = {0};
    sscanf(libfptr_get_version_string(), "%d.%d.%d", &has[0], &has[1], &has[2]);
    if (has[0] != a) return has[0] > a;
    if (has[1] != b) return has[1] > b;
    return has[2] >= c;
}

/* ---- settings ---- */

Json *default_settings(void) {
    return json_parse("{\"Model\":\"500\",\"Port\":\"0\",\"ComFile\":\"1\",\"BaudRate\":\"115200\",\"Bits\":\"8\","
                      "\"Parity\":\"0\",\"StopBits\":\"0\",\"UsbDevicePath\":\"auto\",\"IPAddress\":\"192.168.1.10\","
                      "\"IPPort\":\"5555\",\"OfdChannel\":\"0\",\"AccessPassword\":\"\",\"UserPassword\":\"\","
                      "\"AutoReconnect\":\"1\"}");
}

static int apply(Handle *h) {
    const int model = atoi(json_str(h->settings, "Model", ""));
    /* Refused, and the old settings stay in force: an open after that goes by them (measured). */
    if (model <= 0 || model > 500) return fail(h, LIBFPTR_ERROR_INVALID_SETTINGS, "Неизвестная модель");
    json_free(h->applied);
    h->applied = json_copy(h->settings);
    return 0;
}

int libfptr_set_settings(void *handle, const wchar_t *settings) {
    Handle *h = handle;
    forget_error(h);
    char *text = text_from_wide(settings);
    Json *given = json_parse(text);
    free(text);
    if (!given || given->kind != J_OBJECT) {
        json_free(given);
        return fail(h, LIBFPTR_ERROR_INVALID_SETTINGS, NULL);
    }
    for (const Json *child = given->first; child; child = child->next) {
        char *value = child->kind == J_TEXT ? text_copy(child->text) : text_format("%.0f", child->number);
        json_put_str(h->settings, child->key, value);
        free(value);
    }
    json_free(given);
    return apply(h);
}

int libfptr_get_settings(void *handle, wchar_t *value, int size) {
    char *text = json_write(((Handle *)handle)->settings);
    int needed = give_text(handle, "get_settings", text, value, size);
    free(text);
    return needed;
}

void libfptr_set_single_setting(void *handle, const wchar_t *key, const wchar_t *value) {
    char *name = text_from_wide(key), *text = text_from_wide(value);
    json_put_str(((Handle *)handle)->settings, name, text);
    free(name);
    free(text);
}

int libfptr_get_single_setting(void *handle, const wchar_t *key, wchar_t *value, int size) {
    char *name = text_from_wide(key);
    int needed = give_text(handle, "get_single_setting", json_str(((Handle *)handle)->settings, name, ""), value, size);
    free(name);
    return needed;
}

int libfptr_apply_single_settings(void *handle) {
    forget_error(handle);
    return apply(handle);
}

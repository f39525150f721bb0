/* JSON in and out. Small and forgiving to nobody: what is not JSON gives NULL. */
#include "double.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Json *json_new(JsonKind kind) {
    Json *value = calloc(1, sizeof *value);
    value->kind = kind;
    return value;
}

Json *json_number(double number) {
    Json *value = json_new(J_NUMBER);
    value->number = number;
    return value;
}

Json *json_bool(bool truth) {
    Json *value = json_new(J_BOOL);
    value->number = truth ? 1 : 0;
    return value;
}

Json *json_text(const char *text) {
    Json *value = json_new(J_TEXT);
    value->text = text_copy(text ? text : "");
    return value;
}

void json_free(Json *value) {
    while (value) {
        Json *next = value->next;
        json_free(value->first);
        free(value->text);
        free(value->key);
        free(value);
        value = next;
    }
}

Json *json_copy(const Json *value) {
    if (!value) return NULL;
    Json *copy = json_new(value->kind);
    copy->number = value->number;
    if (value->text) copy->text = text_copy(value->text);
    for (const Json *child = value->first; child; child = child->next) {
        Json *twin = json_add(copy, json_copy(child));
        if (child->key) twin->key = text_copy(child->key);
    }
    return copy;
}

Json *json_get(const Json *object, const char *key) {
    if (!object || object->kind != J_OBJECT) return NULL;
    for (Json *child = object->first; child; child = child->next)
        if (strcmp(child->key, key) == 0) return child;
    return NULL;
}

Json *json_add(Json *list, Json *value) {
    Json **end = &list->first;
    while (*end) end = &(*end)->next;
    *end = value;
    return value;
}

Json *json_set(Json *object, const char *key, Json *value) {
    for (Json **at = &object->first; *at; at = &(*at)->next) {
        if (strcmp((*at)->key, key) != 0) continue;
        Json *old = *at;
        *at = old->next;
        old->next = NULL;
        json_free(old);
        break;
    }
    if (!value) return NULL;
    value->key = text_copy(key);
    return json_add(object, value);
}

int json_count(const Json *list) {
    int count = 0;
    for (const Json *child = list ? list->first : NULL; child; child = child->next) count++;
    return count;
}

double json_num(const Json *object, const char *key, double otherwise) {
    const Json *value = json_get(object, key);
    return value && (value->kind == J_NUMBER || value->kind == J_BOOL) ? value->number : otherwise;
}

bool json_true(const Json *object, const char *key) {
    const Json *value = json_get(object, key);
    return value && value->kind == J_BOOL && value->number != 0;
}

const char *json_str(const Json *object, const char *key, const char *otherwise) {
    const Json *value = json_get(object, key);
    return value && value->kind == J_TEXT ? value->text : otherwise;
}

void json_put_num(Json *object, const char *key, double value) { json_set(object, key, json_number(value)); }
void json_put_bool(Json *object, const char *key, bool value) { json_set(object, key, json_bool(value)); }
void json_put_str(Json *object, const char *key, const char *value) { json_set(object, key, json_text(value)); }

/* ---- reading ---- */

static void skip_space(const char **at) {
    while (**at && strchr(" \t\r\n", **at)) (*at)++;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static long read_unit(const char **at) {
    long unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(**at);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
        (*at)++;
    }
    return unit;
}

static char *put_code_point(char *out, long code) {
    if (code < 0x80) {
        *out++ = (char)code;
    } else if (code < 0x800) {
        *out++ = (char)(0xC0 | (code >> 6));
        *out++ = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *out++ = (char)(0xE0 | (code >> 12));
        *out++ = (char)(0x80 | ((code >> 6) & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    } else {
        *out++ = (char)(0xF0 | (code >> 18));
        *out++ = (char)(0x80 | ((code >> 12) & 0x3F));
        *out++ = (char)(0x80 | ((code >> 6) & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    }
    return out;
}

static char *read_escape(const char **at, char *out) {
    char c = *(*at)++;
    const char *plain = strchr("\"\"\\\\//b\bf\fn\nr\rt\t", c);
    if (c == 'u') {
        long code = read_unit(at);
        if (code < 0) return NULL;
        if (code >= 0xD800 && code < 0xDC00 && (*at)[0] == '\\' && (*at)[1] == 'u') {
            *at += 2;
            long low = read_unit(at);
            if (low < 0xDC00 || low > 0xDFFF) return NULL;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        return put_code_point(out, code);
    }
    if (!c || !plain) return NULL;
    *out++ = plain[1];
    return out;
}

static char *read_text(const char **at) {
    if (**at != '"') return NULL;
    (*at)++;
    char *text = malloc(strlen(*at) + 1), *out = text;
    while (**at && **at != '"') {
        if ((unsigned char)**at < 0x20) break;
        if (**at != '\\') {
            *out++ = *(*at)++;
            continue;
        }
        (*at)++;
        out = read_escape(at, out);
        if (!out) break;
    }
    if (!out || **at != '"') {
        free(text);
        return NULL;
    }
    (*at)++;
    *out = 0;
    return text;
}

static Json *read_value(const char **at, int depth);

static Json *read_members(const char **at, int depth, bool object) {
    Json *value = json_new(object ? J_OBJECT : J_LIST);
    const char end = object ? '}' : ']';
    (*at)++;
    skip_space(at);
    while (**at != end) {
        char *key = NULL;
        if (object) {
            key = read_text(at);
            skip_space(at);
            if (!key || **at != ':') {
                free(key);
                break;
            }
            (*at)++;
        }
        Json *child = read_value(at, depth + 1);
        if (!child) {
            free(key);
            break;
        }
        if (object) json_set(value, key, child);
        else json_add(value, child);
        free(key);
        skip_space(at);
        if (**at == ',') {
            (*at)++;
            skip_space(at);
            if (**at == end) break;
        } else if (**at == end) {
            (*at)++;
            return value;
        } else break;
    }
    if (**at == end && !value->first) {
        (*at)++;
        return value;
    }
    json_free(value);
    return NULL;
}

static Json *read_word(const char **at, const char *word, Json *value) {
    size_t length = strlen(word);
    if (strncmp(*at, word, length) == 0) {
        *at += length;
        return value;
    }
    json_free(value);
    return NULL;
}

static Json *read_value(const char **at, int depth) {
    if (depth > 64) return NULL;
    skip_space(at);
    switch (**at) {
    case '{': return read_members(at, depth, true);
    case '[': return read_members(at, depth, false);
    case 't': return read_word(at, "true", json_bool(true));
    case 'f': return read_word(at, "false", json_bool(false));
    case 'n': return read_word(at, "null", json_new(J_NULL));
    case '"': {
        char *text = read_text(at);
        if (!text) return NULL;
        Json *value = json_new(J_TEXT);
        value->text = text;
        return value;
    }
    default: break;
    }
    if (**at != '-' && (**at < '0' || **at > '9')) return NULL;
    char *end = NULL;
    double number = strtod(*at, &end);
    if (end == *at) return NULL;
    *at = end;
    return json_number(number);
}

Json *json_parse(const char *text) {
    if (!text) return NULL;
    const char *at = text;
    Json *value = read_value(&at, 0);
    skip_space(&at);
    if (value && *at) {
        json_free(value);
        return NULL;
    }
    return value;
}

/* ---- writing ---- */

typedef struct { char *data; size_t used, size; } Out;

static void put(Out *out, const char *bytes, size_t length) {
    if (out->used + length + 1 > out->size) {
        out->size = (out->used + length + 1) * 2;
        out->data = realloc(out->data, out->size);
    }
    memcpy(out->data + out->used, bytes, length);
    out->used += length;
    out->data[out->used] = 0;
}

static void put_text(Out *out, const char *text) {
    put(out, "\"", 1);
    for (const char *c = text; *c; c++) {
        char escaped[8];
        if (*c == '"' || *c == '\\') snprintf(escaped, sizeof escaped, "\\%c", *c);
        else if ((unsigned char)*c < 0x20) snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)*c);
        else {
            put(out, c, 1);
            continue;
        }
        put(out, escaped, strlen(escaped));
    }
    put(out, "\"", 1);
}

static void put_number(Out *out, double number) {
    char text[40];
    snprintf(text, sizeof text, "%.15g", number);
    /* Fewest digits that read back the same: 10.01 must not come as 10.0100000000000002. */
    if (strtod(text, NULL) != number) snprintf(text, sizeof text, "%.17g", number);
    put(out, text, strlen(text));
}

static void put_value(Out *out, const Json *value) {
    switch (value->kind) {
    case J_NULL: put(out, "null", 4); return;
    case J_BOOL: value->number != 0 ? put(out, "true", 4) : put(out, "false", 5); return;
    case J_NUMBER: put_number(out, isfinite(value->number) ? value->number : 0); return;
    case J_TEXT: put_text(out, value->text); return;
    default: break;
    }
    bool object = value->kind == J_OBJECT;
    put(out, object ? "{" : "[", 1);
    for (const Json *child = value->first; child; child = child->next) {
        if (child != value->first) put(out, ",", 1);
        if (object) {
            put_text(out, child->key);
            put(out, ":", 1);
        }
        put_value(out, child);
    }
    put(out, object ? "}" : "]", 1);
}

char *json_write(const Json *value) {
    Out out = {0};
    put_value(&out, value);
    return out.data;
}

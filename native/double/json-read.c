/* JSON in. Forgiving to nobody: what is not JSON gives NULL. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

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

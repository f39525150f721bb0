/* Texts at the borders: wide for callers, UTF-8 inside, CP866 in the FN. */
#include "double.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *text_copy(const char *value) {
    size_t size = strlen(value) + 1;
    return memcpy(malloc(size), value, size);
}

char *text_format(const char *format, ...) {
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return text_copy(text);
}

static long next_code(const unsigned char **at) {
    unsigned c = *(*at)++;
    if (c < 0x80) return (long)c;
    int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
    long code = c & (0x3F >> more);
    while (more-- > 0 && (**at & 0xC0) == 0x80) code = (code << 6) | (*(*at)++ & 0x3F);
    return code;
}

static char *put_code(char *out, unsigned long code) {
    int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    *out++ = (char)(lead[more] | (code >> (6 * more)));
    while (more-- > 0) *out++ = (char)(0x80 | ((code >> (6 * more)) & 0x3F));
    return out;
}

char *text_from_wide(const wchar_t *value) {
    if (!value) return text_copy("");
    char *text = malloc(wcslen(value) * 4 + 1), *out = text;
    while (*value) {
        unsigned long code = (unsigned long)*value++;
        /* Two units a character beyond the first 65536, where wchar_t has two bytes. */
        if (sizeof(wchar_t) == 2 && code >= 0xD800 && code < 0xDC00 && *value >= 0xDC00 && *value <= 0xDFFF)
            code = 0x10000 + ((code - 0xD800) << 10) + ((unsigned long)*value++ - 0xDC00);
        out = put_code(out, code & 0x1FFFFF);
    }
    *out = 0;
    return text;
}

wchar_t *wide_from_text(const char *value, size_t *length) {
    wchar_t *wide = malloc((strlen(value) + 1) * sizeof *wide), *out = wide;
    const unsigned char *at = (const unsigned char *)value;
    while (*at) {
        long code = next_code(&at);
        if (sizeof(wchar_t) == 2 && code > 0xFFFF) {
            *out++ = (wchar_t)(0xD800 + ((code - 0x10000) >> 10));
            *out++ = (wchar_t)(0xDC00 + ((code - 0x10000) & 0x3FF));
        } else *out++ = (wchar_t)code;
    }
    *out = 0;
    *length = (size_t)(out - wide);
    return wide;
}

static int cp866_of(long code) {
    if (code < 0x80) return (int)code;
    if (code >= 0x410 && code <= 0x43F) return (int)(code - 0x410 + 0x80);
    if (code >= 0x440 && code <= 0x44F) return (int)(code - 0x440 + 0xE0);
    if (code == 0x401) return 0xF0;
    if (code == 0x451) return 0xF1;
    if (code == 0x2116) return 0xFC;
    return '?';
}

static unsigned long code_of(unsigned char c) {
    if (c < 0x80) return c;
    if (c < 0xB0) return 0x410UL + (c - 0x80U);
    if (c >= 0xE0 && c < 0xF0) return 0x440UL + (c - 0xE0U);
    if (c == 0xF0) return 0x401;
    if (c == 0xF1) return 0x451;
    if (c == 0xFC) return 0x2116;
    return '?';
}

unsigned char *cp866_from_text(const char *value, int *size) {
    unsigned char *bytes = malloc(strlen(value) + 1);
    const unsigned char *at = (const unsigned char *)value;
    *size = 0;
    while (*at) bytes[(*size)++] = (unsigned char)cp866_of(next_code(&at));
    return bytes;
}

char *text_from_cp866(const unsigned char *bytes, int size) {
    char *text = malloc((size_t)size * 3 + 1), *out = text;
    for (int i = 0; i < size && bytes[i]; i++) out = put_code(out, code_of(bytes[i]));
    *out = 0;
    return text;
}

char *hex_from_bytes(const unsigned char *bytes, int size) {
    char *hex = malloc((size_t)size * 2 + 1);
    for (int i = 0; i < size; i++) snprintf(hex + 2 * i, 3, "%02X", bytes[i]);
    hex[size * 2] = 0;
    return hex;
}

unsigned char *bytes_from_hex(const char *hex, int *size) {
    *size = (int)(strlen(hex) / 2);
    unsigned char *bytes = malloc((size_t)*size + 1);
    for (int i = 0; i < *size; i++) {
        char pair[3] = {hex[2 * i], hex[2 * i + 1], 0};
        bytes[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    return bytes;
}

static int base64_digit(char c) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

unsigned char *bytes_from_base64(const char *value, int *size) {
    size_t length = strlen(value);
    if (length == 0 || length % 4 != 0) return NULL;
    unsigned char *bytes = malloc(length);
    unsigned bits = 0;
    int held = 0;
    *size = 0;
    for (size_t i = 0; i < length; i++) {
        if (value[i] == '=' && i + 2 >= length) break;
        int digit = base64_digit(value[i]);
        if (digit < 0) {
            free(bytes);
            return NULL;
        }
        bits = (bits << 6) | (unsigned)digit;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes[(*size)++] = (unsigned char)(bits >> held);
    }
    return bytes;
}

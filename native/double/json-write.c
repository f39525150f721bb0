/* JSON out. */
#include "double.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/*
 * FFD tags. In the ledger a tag is `{"tag": 1020, "value": 30000}`: money in kopecks, bytes in hex, times as text,
 * nested tags as a list. Types after the FFD tables; a tag that is not here is text.
 */
#include "double.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct { int type; const int *tags; } Row;

static const int NESTED[] = {1059, 1084, 1163, 1174, 1223, 1224, 1234, 1235, 1256, 1260, 1261, 1270, 0};
static const int BYTES[] = {1077, 1078, 1162, 0};
static const int FRACTION[] = {1023, 0};
static const int MONEY[] = {1020, 1031, 1043, 1079, 1081, 1082, 1102, 1103, 1104, 1105, 1106, 1107, 1198, 1200, 1201,
                            1215, 1216, 1217, 1229, 0};
static const int BITS[] = {1055, 1057, 1062, 1222, 2005, 2106, 0};
static const int BYTE[] = {1011, 1054, 1173, 1188, 1189, 1190, 1199, 1209, 1212, 1214, 1236, 2102, 2105, 2108, 2109, 2110, 0};
static const int LONG_[] = {1038, 1040, 1042, 1097, 1111, 1118, 1271, 0};
static const int TIME[] = {1012, 1098, 1178, 1243, 1273, 0};
static const int SIGN[] = {1001, 1002, 1056, 1108, 1109, 1110, 1125, 1126, 1193, 1207, 1221, 0};
static const int REPEATED[] = {1059, 1235, 1260, 1073, 1074, 1075, 1171, 0};

static const Row ROWS[] = {
    {LIBFPTR_TAG_TYPE_STLV, NESTED},      {LIBFPTR_TAG_TYPE_ARRAY, BYTES}, {LIBFPTR_TAG_TYPE_FVLN, FRACTION},
    {LIBFPTR_TAG_TYPE_VLN, MONEY},        {LIBFPTR_TAG_TYPE_BITS, BITS},   {LIBFPTR_TAG_TYPE_BYTE, BYTE},
    {LIBFPTR_TAG_TYPE_UINT_32, LONG_},    {LIBFPTR_TAG_TYPE_UNIX_TIME, TIME}, {LIBFPTR_TAG_TYPE_BOOL, SIGN},
};

static bool in_list(const int *list, int tag) {
    for (; *list; list++)
        if (*list == tag) return true;
    return false;
}

int tag_type(int tag) {
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (in_list(ROWS[i].tags, tag)) return ROWS[i].type;
    return LIBFPTR_TAG_TYPE_STRING;
}

bool tag_repeatable(int tag) { return in_list(REPEATED, tag); }

Json *tag_entry(int tag, Json *value) {
    Json *entry = json_new(J_OBJECT);
    json_put_num(entry, "tag", tag);
    json_set(entry, "value", value);
    return entry;
}

const Json *tag_find(const Json *tags, int tag) {
    for (const Json *entry = tags ? tags->first : NULL; entry; entry = entry->next)
        if ((int)json_num(entry, "tag", 0) == tag) return json_get(entry, "value");
    return NULL;
}

void tag_put(Json *tags, int tag, Json *value) { json_add(tags, tag_entry(tag, value)); }

/* ---- bytes ---- */

static int put_number(unsigned char *out, double value, int size) {
    uint64_t rest = value > 0 ? (uint64_t)value : 0;
    int used = 0;
    do {
        out[used++] = (unsigned char)(rest & 0xFF);
        rest >>= 8;
    } while (size ? used < size : rest > 0);
    return used;
}

static double get_number(const unsigned char *bytes, int size) {
    double value = 0;
    for (int i = size - 1; i >= 0; i--) value = value * 256 + bytes[i];
    return value;
}

unsigned char *tag_bytes(const Json *entry, int *size) {
    const Json *value = json_get(entry, "value");
    unsigned char *out = calloc(1, 16);
    switch (tag_type((int)json_num(entry, "tag", 0))) {
    case LIBFPTR_TAG_TYPE_STLV: free(out); return tlv_bytes(value, size);
    case LIBFPTR_TAG_TYPE_ARRAY: free(out); return bytes_from_hex(value->text ? value->text : "", size);
    case LIBFPTR_TAG_TYPE_STRING: free(out); return cp866_from_text(value->text ? value->text : "", size);
    case LIBFPTR_TAG_TYPE_VLN: *size = put_number(out, value->number, 0); return out;
    case LIBFPTR_TAG_TYPE_FVLN:
        /* First byte: how many digits stand after the point. */
        out[0] = 3;
        *size = 1 + put_number(out + 1, (double)llround(value->number * 1000), 0);
        return out;
    case LIBFPTR_TAG_TYPE_UINT_32: *size = put_number(out, value->number, 4); return out;
    case LIBFPTR_TAG_TYPE_UNIX_TIME:
        *size = put_number(out, (double)(ms_from_moment(moment_parse(value->text)) / 1000), 4);
        return out;
    default: *size = put_number(out, value->number, 1); return out;
    }
}

unsigned char *tlv_bytes(const Json *tags, int *size) {
    unsigned char *out = malloc(1);
    *size = 0;
    for (const Json *entry = tags ? tags->first : NULL; entry; entry = entry->next) {
        int length;
        unsigned char *value = tag_bytes(entry, &length);
        out = realloc(out, (size_t)(*size + length) + 5);
        put_number(out + *size, json_num(entry, "tag", 0), 2);
        put_number(out + *size + 2, length, 2);
        memcpy(out + *size + 4, value, (size_t)length);
        *size += length + 4;
        free(value);
    }
    return out;
}

static Json *value_from_bytes(int type, const unsigned char *bytes, int size) {
    char *text = NULL;
    Json *value;
    switch (type) {
    case LIBFPTR_TAG_TYPE_STLV: return tags_from_bytes(bytes, size);
    case LIBFPTR_TAG_TYPE_ARRAY: text = hex_from_bytes(bytes, size); break;
    case LIBFPTR_TAG_TYPE_STRING: text = text_from_cp866(bytes, size); break;
    case LIBFPTR_TAG_TYPE_UNIX_TIME: text = moment_text(moment_from_ms((int64_t)get_number(bytes, size) * 1000)); break;
    case LIBFPTR_TAG_TYPE_BOOL: return json_bool(get_number(bytes, size) != 0);
    case LIBFPTR_TAG_TYPE_FVLN:
        return json_number(size > 0 ? get_number(bytes + 1, size - 1) / pow(10, bytes[0]) : 0);
    default: return json_number(get_number(bytes, size));
    }
    value = json_text(text);
    free(text);
    return value;
}

Json *tags_from_bytes(const unsigned char *bytes, int size) {
    Json *tags = json_new(J_LIST);
    int at = 0;
    while (at + 4 <= size) {
        const int tag = (int)get_number(bytes + at, 2), length = (int)get_number(bytes + at + 2, 2);
        Json *value = at + 4 + length <= size ? value_from_bytes(tag_type(tag), bytes + at + 4, length) : NULL;
        if (!value) break;
        tag_put(tags, tag, value);
        at += 4 + length;
    }
    if (at == size) return tags;
    json_free(tags);
    return NULL;
}

/* ---- from a parameter ---- */

static Json *typed_value(int type, const Param *param) {
    const double number = param->kind == P_TEXT ? strtod(param->text, NULL) : param->number;
    if (param->kind == P_BYTES) return value_from_bytes(type, param->bytes, param->size);
    if (param->kind == P_MOMENT) {
        char *text = moment_text(param->moment);
        Json *value = json_text(text);
        free(text);
        return value;
    }
    switch (type) {
    case LIBFPTR_TAG_TYPE_STRING:
    case LIBFPTR_TAG_TYPE_UNIX_TIME: return param->kind == P_TEXT ? json_text(param->text) : NULL;
    case LIBFPTR_TAG_TYPE_STLV:
    case LIBFPTR_TAG_TYPE_ARRAY: return NULL;
    case LIBFPTR_TAG_TYPE_VLN: return json_number((double)kop_from_rubles(number));
    case LIBFPTR_TAG_TYPE_BOOL: return json_bool(number != 0);
    default: return json_number(number);
    }
}

/* NULL when the parameter's kind can not carry this tag. */
Json *tag_from_param(const Param *param) {
    Json *value = typed_value(tag_type(param->id), param);
    if (!value) return NULL;
    Json *entry = tag_entry(param->id, value);
    if (param->nonPrintable) json_put_bool(entry, "nonPrintable", true);
    return entry;
}

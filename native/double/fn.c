/* The FN's ledger. Documents come into being here and nowhere else: numbered, signed, counted, written. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

Json *document_new(Handle *h, int type) {
    Json *document = json_new(J_OBJECT);
    json_put_num(document, "type", type);
    json_put_bool(document, "printed", true);
    json_put_str(document, "session", h->session);
    json_set(document, "tags", json_new(J_LIST));
    return document;
}

/* Not a real fiscal sign; the same document gets the same one. */
static double sign_of(const Handle *h, int number) {
    uint32_t hash = 2166136261u;
    for (const char *c = fn_serial(h); *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
    for (int i = 0; i < 4; i++) hash = (hash ^ ((unsigned)number >> (8 * i) & 0xFF)) * 16777619u;
    return (double)(hash | 1u);
}

static bool is_receipt(int type) {
    return type == 3 || type == 4 || type == 31 || type == 41;
}

static void drop_tag(Json *tags, int tag) {
    for (Json **at = &tags->first; *at; at = &(*at)->next) {
        if ((int)json_num(*at, "tag", 0) != tag) continue;
        Json *old = *at;
        *at = old->next;
        old->next = NULL;
        json_free(old);
        return;
    }
}

static void harm(Handle *h, Json *tags) {
    if (fault_on(h, "drop-1125", "fn")) drop_tag(tags, 1125);
    if (fault_on(h, "no-key", "fn")) drop_tag(tags, 1084);
    if (fault_on(h, "drop-item", "fn")) drop_tag(tags, 1059);
}

static void put_text_tag(Json *tags, int tag, const char *value) {
    if (*value) tag_put(tags, tag, json_text(value));
}

static void put_head(Handle *h, Json *document, int number, const char *time) {
    Json *tags = json_get(document, "tags"), *head = json_new(J_LIST);
    const double sign = json_num(document, "sign", 0);
    char *hex = text_format("3104%08X", (unsigned)sign);
    char *rnm = text_format("%-20s", json_str(h->device, "rnm", "0000000001000000"));
    tag_put(head, 1012, json_text(time));
    tag_put(head, 1018, json_text(json_str(h->device, "inn", "7725225244")));
    tag_put(head, 1037, json_text(rnm));
    tag_put(head, 1038, json_number(json_num(document, "shift", 0)));
    tag_put(head, 1040, json_number(number));
    tag_put(head, 1041, json_text(fn_serial(h)));
    tag_put(head, 1048, json_text(json_str(h->device, "userName", "ООО \"УЧЕБНАЯ КАССА\"")));
    tag_put(head, 1077, json_text(hex));
    tag_put(head, 1209, json_number(ffd_of(h) == LIBFPTR_FFD_1_2 ? 4 : ffd_of(h) == LIBFPTR_FFD_1_1 ? 3 : 2));
    const Json *who = json_get(h->state, "operator");
    put_text_tag(head, 1021, json_str(who, "name", ""));
    put_text_tag(head, 1203, json_str(who, "vatin", ""));
    free(hex);
    free(rnm);
    /* Head first, then what the document itself says. */
    Json **end = &head->first;
    while (*end) end = &(*end)->next;
    *end = tags->first;
    tags->first = head->first;
    head->first = NULL;
    json_free(head);
}

static void count_receipt(Handle *h, const Json *document) {
    Json *shift = json_get(h->state, "shift"), *counters = json_get(h->state, "counters");
    const int operation = (int)json_num(document, "operation", 1);
    const bool correction = json_num(document, "type", 0) >= 31;
    const int row = correction ? operation + 4 : operation;
    char *count = text_format("count%d", row), *sum = text_format("sum%d", row);
    json_put_num(counters, count, json_num(counters, count, 0) + 1);
    json_put_num(counters, sum, json_num(counters, sum, 0) + json_num(document, "sumKop", 0));
    json_put_num(shift, "receipts", json_num(shift, "receipts", 0) + 1);
    const Json *payments = json_get(document, "payments");
    for (const Json *paid = payments ? payments->first : NULL; paid; paid = paid->next) {
        char *key = text_format("paid%d.%s", row, paid->key);
        json_put_num(counters, key, json_num(counters, key, 0) + paid->number);
        free(key);
        const bool in = operation == 1 || operation == 4;
        if (strcmp(paid->key, "0") == 0)
            json_put_num(h->state, "cashKop", json_num(h->state, "cashKop", 0) + (in ? paid->number : -paid->number));
    }
    /* The sum that no shift clears: page, DT_NON_NULLABLE_SUM. */
    char *total = text_format("total%d", row);
    json_put_num(h->state, total, json_num(h->state, total, 0) + json_num(document, "sumKop", 0));
    free(total);
    free(count);
    free(sum);
}

static void count_shift(Handle *h, const Json *document, const char *time) {
    Json *shift = json_get(h->state, "shift");
    const bool opens = json_num(document, "type", 0) == 2;
    json_put_bool(shift, "open", opens);
    if (opens) {
        json_put_num(shift, "number", json_num(document, "shift", 0));
        json_put_str(shift, "openedAt", time);
        json_put_num(shift, "receipts", 0);
        json_put_num(shift, "documents", 0);
        json_set(h->state, "counters", json_new(J_OBJECT));
    }
}

static void number_receipt(Handle *h, Json *document) {
    const double number = json_num(json_get(h->state, "shift"), "receipts", 0) + 1;
    json_put_num(document, "receipt", number);
    tag_put(json_get(document, "tags"), 1042, json_number(number));
}

static void commit_now(Handle *h, Json *document) {
    const int number = last_fd(h) + 1, type = (int)json_num(document, "type", 0);
    Json *shift = json_get(h->state, "shift");
    char *time = moment_text(moment_from_ms(device_now(h)));
    if (type == 2) json_put_num(document, "shift", json_num(shift, "number", json_num(h->device, "shift", 0)) + 1);
    else json_put_num(document, "shift", json_num(shift, "number", 0));
    json_put_num(document, "number", number);
    json_put_num(document, "sign", sign_of(h, number));
    json_put_str(document, "dateTime", time);
    put_head(h, document, number, time);
    if (is_receipt(type)) {
        number_receipt(h, document);
        count_receipt(h, document);
    }
    if (type == 2 || type == 5) count_shift(h, document, time);
    json_put_num(shift, "documents", json_num(shift, "documents", 0) + 1);
    if (json_true(document, "printed")) json_set(h->state, "unprinted", NULL);
    else json_put_num(h->state, "unprinted", number);
    document_write(h, document);
    json_put_num(h->state, "lastFd", number);
    h->dirty = true;
    free(time);
    json_free(document);
}

/* Somebody else at the same device: a sale of 777.00 without our key. */
void stranger_document(Handle *h) {
    Json *document = document_new(h, 3), *tags = json_get(document, "tags");
    json_put_num(document, "operation", 1);
    json_put_num(document, "sumKop", 77700);
    json_put_bool(document, "stranger", true);
    json_set(document, "payments", json_parse("{\"1\":77700}"));
    tag_put(tags, 1054, json_number(1));
    tag_put(tags, 1020, json_number(77700));
    tag_put(tags, 1031, json_number(0));
    tag_put(tags, 1081, json_number(77700));
    commit_now(h, document);
}

static const char *word_of_type(int type) {
    return type == 2 ? "openShift" : type == 5 ? "closeShift" : "receipt";
}

void fn_commit(Handle *h, Json *document) {
    const int type = (int)json_num(document, "type", 0);
    if (is_receipt(type)) harm(h, json_get(document, "tags"));
    const bool between = is_receipt(type) && fault_on(h, "stranger-document", "receipt");
    const bool after = between && strcmp(fault_word("order", "before"), "after") == 0;
    if (between && !after) stranger_document(h);
    /* Once a document has been late, it is not late again when its time has come. */
    if (!json_get(document, "wasLate") && fault_on(h, "late", word_of_type(type))) {
        Json *late = json_set(h->state, "late", json_new(J_OBJECT));
        const double ms = atof(fault_word("ms", "2000"));
        json_put_num(late, "ms", ms);
        json_put_num(late, "due", (double)device_now(h) + ms);
        json_put_str(late, "session", h->session);
        json_put_bool(late, "busy", strcmp(fault_word("busy", "no"), "yes") == 0);
        json_put_bool(document, "wasLate", true);
        json_set(late, "document", document);
        h->dirty = true;
    } else commit_now(h, document);
    if (after) stranger_document(h);
}

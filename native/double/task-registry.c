/* Tasks that read longer things: registration, a document of the FN, the sums of a shift. */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Json *object_in(Json *parent, const char *key) { return json_set(parent, key, json_new(J_OBJECT)); }

static int registration_info(Handle *h, const Json *task, Json *answer) {
    (void)task;
    Json *organization = object_in(answer, "organization"), *device = object_in(answer, "device"), *ofd = object_in(answer, "ofd");
    const Json *who = h->device;
    const int taxation = (int)json_num(who, "taxation", 7);
    json_put_str(organization, "name", json_str(who, "userName", "ООО \"УЧЕБНАЯ КАССА\""));
    json_put_str(organization, "vatin", json_str(who, "inn", "7725225244"));
    json_put_str(organization, "email", json_str(who, "senderEmail", "kassa@shop.example"));
    json_put_str(organization, "address", json_str(who, "address", "101000, Учебный город, Учебная ул., 1"));
    json_set(organization, "agents", json_new(J_LIST));
    Json *list = json_set(organization, "taxationTypes", json_new(J_LIST));
    for (const Word *word = TAXATIONS; word->word; word++)
        if (taxation & word->number) json_add(list, json_text(word->word));
    json_put_str(device, "paymentsAddress", json_str(who, "place", "https://shop.example"));
    json_put_str(device, "fnsUrl", "www.nalog.gov.ru");
    json_put_str(device, "registrationNumber", json_str(who, "rnm", "0000000001000000"));
    json_put_str(device, "machineNumber", "");
    json_put_str(device, "ffdVersion", ffd_of(h) == LIBFPTR_FFD_1_2 ? "1.2" : ffd_of(h) == LIBFPTR_FFD_1_1 ? "1.1" : "1.05");
    json_put_str(device, "defaultTaxationType", list->first ? list->first->text : "osn");
    json_put_str(device, "ofdChannel", json_str(who, "ofdChannel", "ethernet"));
    json_put_bool(device, "internet", true);
    static const char *const signs[] = {"offlineMode", "encryption", "autoMode", "machineInstallation", "bso", "excise",
                                        "service", "gambling", "lottery"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) json_put_bool(device, signs[i], false);
    if (ffd_of(h) >= LIBFPTR_FFD_1_2) json_put_bool(device, "marking", true);
    json_put_str(ofd, "name", json_str(who, "ofdName", "УЧЕБНЫЙ ОФД"));
    json_put_str(ofd, "vatin", json_str(who, "ofdInn", "7704211201"));
    json_put_str(ofd, "host", "ofd.example");
    json_put_num(ofd, "port", 7777);
    json_put_str(ofd, "dns", "");
    return 0;
}

/* ---- getFnDocument ---- */

static Json *tags_object(const Json *tags);

static Json *tag_value(int tag, const Json *value) {
    char *text = NULL;
    switch (tag_type(tag)) {
    case LIBFPTR_TAG_TYPE_STLV: return tags_object(value);
    case LIBFPTR_TAG_TYPE_VLN: return json_number(value->number / 100);
    case LIBFPTR_TAG_TYPE_UNIX_TIME: text = answer_time(moment_parse(value->text)); break;
    default: break;
    }
    if (!text && value->kind != J_TEXT) return json_copy(value);
    if (!text) {
        /* The scripts trim what the FN fills up with spaces. */
        size_t length = strlen(value->text);
        while (length > 0 && value->text[length - 1] == ' ') length--;
        text = text_format("%.*s", (int)length, value->text);
    }
    Json *result = json_text(text);
    free(text);
    return result;
}

static Json *tags_object(const Json *tags) {
    Json *object = json_new(J_OBJECT);
    for (const Json *entry = tags->first; entry; entry = entry->next) {
        const int tag = (int)json_num(entry, "tag", 0);
        char key[16];
        snprintf(key, sizeof key, "%d", tag);
        Json *value = tag_value(tag, json_get(entry, "value"));
        if (!tag_repeatable(tag)) json_set(object, key, value);
        else {
            Json *list = json_get(object, key);
            json_add(list ? list : json_set(object, key, json_new(J_LIST)), value);
        }
    }
    return object;
}

static const char *type_word(int type) {
    switch (type) {
    case 2: return "openShift";
    case 3: return "receipt";
    case 4: return "bso";
    case 5: return "closeShift";
    case 31: return "receiptCorrection";
    default: return "registration";
    }
}

static Json *short_form(const Json *document) {
    Json *object = json_new(J_OBJECT);
    const Json *tags = json_get(document, "tags");
    static const int kept[] = {1012, 1040, 1077, 1054, 1038};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const Json *value = tag_find(tags, kept[i]);
        char key[16];
        snprintf(key, sizeof key, "%d", kept[i]);
        if (value) json_set(object, key, tag_value(kept[i], value));
    }
    /* The script reads the sum as a whole number here: kopecks are lost. */
    if (tag_find(tags, 1020)) json_put_num(object, "1020", (double)((int64_t)tag_find(tags, 1020)->number / 100));
    return object;
}

static void put_qr(Handle *h, const Json *document, Json *to) {
    Moment m = moment_parse(json_str(document, "dateTime", ""));
    const int64_t kop = (int64_t)json_num(document, "sumKop", 0);
    char *qr = text_format("t=%04d%02d%02dT%02d%02d&s=%.0f.%02d&fn=%s&i=%.0f&fp=%.0f&n=%.0f", m.year, m.month, m.day,
                           m.hour, m.minute, (double)(kop / 100), (int)(kop % 100), fn_serial(h),
                           json_num(document, "number", 0), json_num(document, "sign", 0), json_num(document, "operation", 0));
    json_put_str(to, "qr", qr);
    free(qr);
}

static int fn_document(Handle *h, const Json *task, Json *answer) {
    if (must(h, task, "", "fiscalDocumentNumber", J_NUMBER, true) < 0) return -1;
    if (must(h, task, "", "withRawData", J_BOOL, false) < 0) return -1;
    Json *document = document_read(h, (int)json_num(task, "fiscalDocumentNumber", 0));
    if (!document) return fail(h, LIBFPTR_ERROR_FN_NO_MORE_DATA, NULL);
    const bool summary = json_true(document, "summaryOnly") || fault_on(h, "summary-only", "getFnDocument");
    const int type = (int)json_num(document, "type", 0);
    Json *tlv = json_set(answer, "documentTLV", summary ? short_form(document) : tags_object(json_get(document, "tags")));
    json_put_bool(tlv, "short", summary);
    json_put_str(tlv, "fiscalDocumentType", type_word(type));
    if (type == 3 || type == 31) put_qr(h, document, tlv);
    json_free(document);
    return 0;
}

/* ---- getShiftTotals ---- */

static void put_receipts(const Json *counters, Json *receipts, const char *word, int row) {
    Json *one = object_in(receipts, word), *payments = json_new(J_OBJECT);
    char key[24];
    snprintf(key, sizeof key, "count%d", row);
    json_put_num(one, "count", json_num(counters, key, 0));
    snprintf(key, sizeof key, "sum%d", row);
    json_put_num(one, "sum", json_num(counters, key, 0) / 100);
    for (const Word *payment = PAYMENTS; payment->word; payment++) {
        snprintf(key, sizeof key, "paid%d.%d", row, payment->number);
        json_put_num(payments, payment->word, json_num(counters, key, 0) / 100);
    }
    json_set(one, "payments", payments);
}

static void put_movement(const Json *counters, Json *totals, const char *word, const char *count, const char *sum) {
    Json *movement = object_in(totals, word);
    json_put_num(movement, "count", json_num(counters, count, 0));
    json_put_num(movement, "sum", json_num(counters, sum, 0) / 100);
}

static int shift_totals(Handle *h, const Json *task, Json *answer) {
    (void)task;
    static const char *const words[] = {"sell", "sellReturn", "buy", "buyReturn"};
    const Json *counters = json_get(h->state, "counters");
    Json *totals = object_in(answer, "shiftTotals"), *receipts = object_in(totals, "receipts");
    json_put_num(totals, "shiftNumber", json_num(json_get(h->state, "shift"), "number", 0));
    json_put_num(object_in(totals, "cashDrawer"), "sum", json_num(h->state, "cashKop", 0) / 100);
    put_movement(counters, totals, "income", "cashInCount", "cashInSum");
    put_movement(counters, totals, "outcome", "cashOutCount", "cashOutSum");
    for (int i = 0; i < 4; i++) put_receipts(counters, receipts, words[i], i + 1);
    return 0;
}

Task task_of_registry(const char *type) {
    static const struct { const char *type; Task task; } rows[] = {{"getRegistrationInfo", registration_info},
        {"getFnDocument", fn_document}, {"getShiftTotals", shift_totals}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].type, type) == 0) return rows[i].task;
    return NULL;
}

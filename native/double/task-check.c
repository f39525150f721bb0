/* What a receipt's script looks at before it touches the device. Types are strict: "100" is no number. */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { const char *key; JsonKind kind; bool required; } Field;

static int check_fields(Handle *h, const Json *object, const char *path, const Field *fields) {
    for (; fields->key; fields++)
        if (must(h, object, path, fields->key, fields->kind, fields->required) < 0) return -1;
    return 0;
}

static int check_word(Handle *h, const Json *object, const char *path, const char *key, const Word *words, bool numbers) {
    const Json *value = given(object, key);
    if (!value) return 0;
    if (value->kind == J_NUMBER && numbers) return 0;
    if (must(h, object, path, key, J_TEXT, false) < 0) return -1;
    if (number_of_word(words, value->text) >= 0) return 0;
    /* The number as text is the version-proof way for renamed ones. */
    if (numbers && *value->text >= '0' && *value->text <= '9') return 0;
    char *full = text_format("%s%s%s", path, *path ? "." : "", key);
    bad_value(h, full, value->text);
    free(full);
    return -1;
}

static int check_tax(Handle *h, const Json *position, const char *path) {
    if (must(h, position, path, "tax", J_OBJECT, false) < 0) return -1;
    const Json *tax = given(position, "tax");
    if (!tax) return 0;
    char *inner = text_format("%s.tax", path), *full = text_format("%s.tax.type", path);
    int rc = must(h, tax, inner, "type", J_TEXT, true);
    if (rc == 0) rc = must(h, tax, inner, "sum", J_NUMBER, false);
    if (rc == 0 && vat_from_word(json_str(tax, "type", "")) < 0) rc = bad_value(h, full, json_str(tax, "type", ""));
    free(inner);
    free(full);
    return rc;
}

static int check_position(Handle *h, const Json *item, const char *path) {
    static const Field fields[] = {{"name", J_TEXT, true}, {"price", J_NUMBER, true}, {"quantity", J_NUMBER, true},
        {"amount", J_NUMBER, true}, {"infoDiscountAmount", J_NUMBER, false}, {"department", J_NUMBER, false},
        {"piece", J_BOOL, false}, {"agentInfo", J_OBJECT, false}, {"supplierInfo", J_OBJECT, false},
        {"additionalAttribute", J_TEXT, false}, {"exciseSum", J_NUMBER, false}, {"countryCode", J_TEXT, false},
        {"customsDeclaration", J_TEXT, false}, {"industryInfo", J_LIST, false}, {"markingCode", J_OBJECT, false},
        {"imcParams", J_OBJECT, false}, {NULL, J_NULL, false}};
    if (check_fields(h, item, path, fields) < 0) return -1;
    if (check_word(h, item, path, "paymentMethod", METHODS, true) < 0) return -1;
    if (check_word(h, item, path, "paymentObject", OBJECTS, true) < 0) return -1;
    /* Before FFD 1.2 the unit is free text. */
    if (ffd_of(h) >= LIBFPTR_FFD_1_2 && check_word(h, item, path, "measurementUnit", UNITS, true) < 0) return -1;
    if (check_tax(h, item, path) < 0) return -1;
    const Json *imc = given(item, "imcParams");
    char *inner = text_format("%s.imcParams", path);
    int rc = imc ? check_marks(h, imc, inner) : 0;
    free(inner);
    return rc;
}

static int check_item(Handle *h, const Json *item, const char *path) {
    static const Field text[] = {{"text", J_TEXT, false}, {"alignment", J_TEXT, false}, {"doubleWidth", J_BOOL, false},
        {"doubleHeight", J_BOOL, false}, {"font", J_NUMBER, false}, {NULL, J_NULL, false}};
    static const Field attribute[] = {{"name", J_TEXT, true}, {"value", J_TEXT, true}, {"print", J_BOOL, false}, {NULL, J_NULL, false}};
    static const Field additional[] = {{"value", J_TEXT, true}, {"print", J_BOOL, false}, {NULL, J_NULL, false}};
    static const Field barcode[] = {{"barcode", J_TEXT, true}, {"barcodeType", J_TEXT, true}, {"scale", J_NUMBER, false}, {NULL, J_NULL, false}};
    if (must(h, item, path, "type", J_TEXT, true) < 0) return -1;
    const char *type = json_str(item, "type", "");
    if (strcmp(type, "position") == 0) return check_position(h, item, path);
    if (strcmp(type, "text") == 0) return check_fields(h, item, path, text);
    if (strcmp(type, "userAttribute") == 0) return check_fields(h, item, path, attribute);
    if (strcmp(type, "additionalAttribute") == 0) return check_fields(h, item, path, additional);
    if (strcmp(type, "barcode") == 0) return check_fields(h, item, path, barcode);
    return 0; /* Unknown item types are left out in silence. */
}

static int check_items(Handle *h, const Json *task) {
    const Json *items = given(task, "items");
    char path[32];
    int i = 0;
    for (const Json *item = items ? items->first : NULL; item; item = item->next) {
        snprintf(path, sizeof path, "items[%d]", i++);
        if (check_item(h, item, path) < 0) return -1;
    }
    return 0;
}

static int check_payments(Handle *h, const Json *task) {
    const Json *payments = given(task, "payments");
    char path[32];
    int i = 0;
    for (const Json *one = payments ? payments->first : NULL; one; one = one->next) {
        snprintf(path, sizeof path, "payments[%d]", i++);
        if (must(h, one, path, "type", J_TEXT, true) < 0) return -1;
        if (check_word(h, one, path, "type", PAYMENTS, true) < 0) return -1;
        if (must(h, one, path, "sum", J_NUMBER, true) < 0) return -1;
    }
    return 0;
}

static int check_client(Handle *h, const Json *task) {
    static const Field fields[] = {{"emailOrPhone", J_TEXT, false}, {"vatin", J_TEXT, false}, {"name", J_TEXT, false},
        {"birthDate", J_TEXT, false}, {"citizenship", J_TEXT, false}, {"identityDocumentCode", J_TEXT, false},
        {"identityDocumentData", J_TEXT, false}, {"address", J_TEXT, false}, {NULL, J_NULL, false}};
    if (must(h, task, "", "clientInfo", J_OBJECT, false) < 0) return -1;
    const Json *client = given(task, "clientInfo");
    return client ? check_fields(h, client, "clientInfo", fields) : 0;
}

static int check_correction(Handle *h, const Json *task) {
    if (must(h, task, "", "correctionType", J_TEXT, true) < 0) return -1;
    const char *type = json_str(task, "correctionType", "");
    if (strcmp(type, "self") != 0 && strcmp(type, "instruction") != 0) return bad_value(h, "correctionType", type);
    if (must(h, task, "", "correctionBaseDate", J_TEXT, true) < 0) return -1;
    return must(h, task, "", "correctionBaseNumber", J_TEXT, strcmp(type, "instruction") == 0);
}

/* Their own estimate of the size in the FN, plus 25 %. */
static int check_size(Handle *h, const Json *task) {
    size_t size = 150;
    const Json *items = given(task, "items");
    for (const Json *item = items ? items->first : NULL; item; item = item->next)
        size += 60 + strlen(json_str(item, "name", "")) / 2;
    if (size * 5 / 4 <= 32768) return 0;
    return fail(h, LIBFPTR_ERROR_RECEIPT_PARSE_ERROR, "Размер задания слишком большой");
}

int check_receipt(Handle *h, const Json *task) {
    const bool correction = number_of_word(RECEIPTS, json_str(task, "type", "")) >= LIBFPTR_RT_SELL_CORRECTION;
    const bool sumsOnly = correction && ffd_of(h) < LIBFPTR_FFD_1_1;
    const Field fields[] = {{"ignoreNonFiscalPrintErrors", J_BOOL, false}, {"electronically", J_BOOL, false},
        {"useVAT18", J_BOOL, false}, {"taxationType", J_TEXT, false}, {"paymentsPlace", J_TEXT, false},
        {"paymentsAddress", J_TEXT, false}, {"machineNumber", J_TEXT, false}, {"total", J_NUMBER, false},
        {"validateMarkingCodes", J_BOOL, false}, {"items", J_LIST, !sumsOnly}, {"payments", J_LIST, true},
        {"companyInfo", J_OBJECT, false}, {"agentInfo", J_OBJECT, false}, {"supplierInfo", J_OBJECT, false},
        {"operationInfo", J_OBJECT, false}, {"industryInfo", J_LIST, false}, {NULL, J_NULL, false}};
    if (check_operator(h, task) < 0 || check_fields(h, task, "", fields) < 0) return -1;
    if (check_word(h, task, "", "taxationType", TAXATIONS, false) < 0) return -1;
    /* Older drivers do not know the field, so they do not look at it either. */
    if (version_least(10, 10, 7) && must(h, task, "", "internet", J_BOOL, false) < 0) return -1;
    if (check_client(h, task) < 0 || check_items(h, task) < 0 || check_payments(h, task) < 0) return -1;
    if (correction && check_correction(h, task) < 0) return -1;
    return check_size(h, task);
}

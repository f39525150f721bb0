/* Fields of a receipt's task, turned into FFD tags. */
#include "double.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void put_text(Json *tags, int tag, const Json *object, const char *key) {
    const Json *value = given(object, key);
    if (value && value->kind == J_TEXT) tag_put(tags, tag, json_text(value->text));
}

static void put_phones(Json *tags, int tag, const Json *object) {
    const Json *phones = object ? given(object, "phones") : NULL;
    for (const Json *phone = phones ? phones->first : NULL; phone; phone = phone->next)
        if (phone->kind == J_TEXT) tag_put(tags, tag, json_text(phone->text));
}

/* Nested tags: only when there is something in them. */
static void put_nested(Json *tags, int tag, Json *inner) {
    if (inner->first) tag_put(tags, tag, inner);
    else json_free(inner);
}

static int agent_bits(const Json *agent) {
    int bits = 0;
    const Json *list = given(agent, "agents");
    for (const Json *one = list ? list->first : NULL; one; one = one->next) {
        const int bit = one->kind == J_TEXT ? number_of_word(AGENTS, one->text) : -1;
        if (bit > 0) bits |= bit;
    }
    return bits;
}

static void put_agent(Json *tags, int signTag, const Json *object) {
    const Json *agent = given(object, "agentInfo"), *supplier = given(object, "supplierInfo");
    Json *data = json_new(J_LIST), *whose = json_new(J_LIST);
    if (agent) {
        const Json *paying = given(agent, "payingAgent"), *transfer = given(agent, "moneyTransferOperator");
        if (agent_bits(agent)) tag_put(tags, signTag, json_number(agent_bits(agent)));
        if (transfer) {
            put_text(data, 1005, transfer, "address");
            put_text(data, 1016, transfer, "vatin");
            put_text(data, 1026, transfer, "name");
        }
        if (paying) put_text(data, 1044, paying, "operation");
        put_phones(data, 1073, paying);
        put_phones(data, 1074, given(agent, "receivePaymentsOperator"));
        put_phones(data, 1075, transfer);
    }
    put_nested(tags, 1223, data);
    if (supplier) {
        put_text(tags, 1226, supplier, "vatin");
        put_phones(whose, 1171, supplier);
        put_text(whose, 1225, supplier, "name");
    }
    put_nested(tags, 1224, whose);
}

static void put_industry(Json *tags, int tag, const Json *object) {
    const Json *list = given(object, "industryInfo");
    for (const Json *one = list ? list->first : NULL; one; one = one->next) {
        Json *inner = json_new(J_LIST);
        put_text(inner, 1262, one, "fois");
        put_text(inner, 1263, one, "date");
        put_text(inner, 1264, one, "number");
        put_text(inner, 1265, one, "industryAttribute");
        put_nested(tags, tag, inner);
    }
}

static void put_client(Handle *h, Json *tags, const Json *task) {
    const Json *client = given(task, "clientInfo");
    if (!client) return;
    put_text(tags, 1008, client, "emailOrPhone");
    const bool nested = ffd_of(h) >= LIBFPTR_FFD_1_2;
    Json *inner = nested ? json_new(J_LIST) : tags;
    put_text(inner, 1227, client, "name");
    put_text(inner, 1228, client, "vatin");
    if (!nested) return;
    put_text(inner, 1244, client, "citizenship");
    put_text(inner, 1245, client, "identityDocumentCode");
    put_text(inner, 1246, client, "identityDocumentData");
    put_text(inner, 1254, client, "address");
    put_nested(tags, 1256, inner);
}

static void put_correction(Json *tags, const Json *task) {
    const char *type = json_str(task, "correctionType", NULL);
    if (!type) return;
    Json *inner = json_new(J_LIST);
    char *date = text_format("%sT00:00:00", json_str(task, "correctionBaseDate", ""));
    char *text = moment_text(moment_parse(date));
    tag_put(tags, 1173, json_number(strcmp(type, "instruction") == 0 ? 1 : 0));
    put_text(inner, 1177, task, "correctionBaseName");
    tag_put(inner, 1178, json_text(text));
    put_text(inner, 1179, task, "correctionBaseNumber");
    put_nested(tags, 1174, inner);
    free(date);
    free(text);
}

/* What stands among the items and is an attribute of the whole receipt. */
static void put_attributes(Json *tags, const Json *task) {
    const Json *items = given(task, "items");
    for (const Json *item = items ? items->first : NULL; item; item = item->next) {
        const char *type = json_str(item, "type", "");
        if (strcmp(type, "additionalAttribute") == 0) put_text(tags, 1192, item, "value");
        if (strcmp(type, "userAttribute") != 0) continue;
        Json *inner = json_new(J_LIST), *print = json_get(item, "print");
        put_text(inner, 1085, item, "name");
        put_text(inner, 1086, item, "value");
        Json *entry = json_add(tags, tag_entry(1084, inner));
        if (print && print->kind == J_BOOL && print->number == 0) json_put_bool(entry, "nonPrintable", true);
    }
}

Json *header_tags(Handle *h, const Json *task) {
    Json *tags = json_new(J_LIST);
    const char *taxation = json_str(task, "taxationType", NULL);
    const Json *company = given(task, "companyInfo"), *operation = given(task, "operationInfo");
    if (taxation) tag_put(tags, 1055, json_number(number_of_word(TAXATIONS, taxation)));
    put_client(h, tags, task);
    if (company) put_text(tags, 1117, company, "email");
    put_text(tags, 1009, task, "paymentsAddress");
    put_text(tags, 1187, task, "paymentsPlace");
    put_text(tags, 1036, task, "machineNumber");
    /* Before 10.10.7 the sign is dropped in silence, and so is the same tag among customParameters (page 9.x). */
    if (version_least(10, 10, 7) && given(task, "internet")) tag_put(tags, 1125, json_bool(json_true(task, "internet")));
    put_agent(tags, 1057, task);
    put_industry(tags, 1261, task);
    if (operation) {
        Json *inner = json_new(J_LIST);
        tag_put(inner, 1271, json_number(json_num(operation, "id", 0)));
        put_text(inner, 1272, operation, "data");
        put_text(inner, 1273, operation, "dateTime");
        put_nested(tags, 1270, inner);
    }
    put_correction(tags, task);
    put_attributes(tags, task);
    return tags;
}

static int word_or_number(const Json *item, const char *key, const Word *words) {
    const Json *value = given(item, key);
    if (!value) return -1;
    if (value->kind == J_NUMBER) return (int)value->number;
    const int number = number_of_word(words, value->text);
    return number >= 0 ? number : atoi(value->text);
}

static void put_mark(Json *tags, const Json *imc) {
    static const char *const bits[] = {"imcCheckFlag", "imcCheckResult", "imcStatusInfo", "imcEstimatedStatusCorrect", "ecrStandAloneFlag"};
    int result = 0;
    char *code = mark_text(json_str(imc, "imc", ""));
    const Json *checked = given(imc, "itemInfoCheckResult");
    for (int i = 0; i < 5; i++)
        if (checked && json_true(checked, bits[i])) result |= 1 << i;
    tag_put(tags, 2000, json_text(code));
    tag_put(tags, 2102, json_number(json_num(imc, "imcModeProcessing", 0)));
    tag_put(tags, 2106, json_number(result));
    tag_put(tags, 2110, json_number(mark_status(imc)));
    free(code);
}

/* Bytes of 1162 in base64 (measured on 10.8); FFD 1.2 has 1163 in its place. */
static void put_product_code(Json *tags, const Json *item) {
    int size;
    unsigned char *bytes = bytes_from_base64(json_str(item, "nomenclatureCode", ""), &size);
    char *hex = bytes && size > 0 ? hex_from_bytes(bytes, size) : NULL;
    if (hex) tag_put(tags, 1162, json_text(hex));
    free(hex);
    free(bytes);
}

Json *position_tags(Handle *h, const Json *item) {
    Json *tags = json_new(J_LIST);
    const Json *tax = given(item, "tax"), *imc = given(item, "imcParams");
    const int method = word_or_number(item, "paymentMethod", METHODS), object = word_or_number(item, "paymentObject", OBJECTS);
    tag_put(tags, 1030, json_text(json_str(item, "name", "")));
    tag_put(tags, 1079, json_number((double)kop_from_rubles(json_num(item, "price", 0))));
    tag_put(tags, 1023, json_number(json_num(item, "quantity", 0)));
    tag_put(tags, 1043, json_number((double)kop_from_rubles(json_num(item, "amount", 0))));
    tag_put(tags, 1199, json_number(tax ? vat_from_word(json_str(tax, "type", "none")) : 6));
    if (object >= 0) tag_put(tags, 1212, json_number(object));
    if (method >= 0) tag_put(tags, 1214, json_number(method));
    if (ffd_of(h) >= LIBFPTR_FFD_1_2) {
        const int unit = word_or_number(item, "measurementUnit", UNITS);
        tag_put(tags, 2108, json_number(unit < 0 ? 0 : unit));
    } else put_text(tags, 1197, item, "measurementUnit");
    put_agent(tags, 1222, item);
    put_industry(tags, 1260, item);
    put_text(tags, 1191, item, "additionalAttribute");
    put_text(tags, 1230, item, "countryCode");
    put_text(tags, 1231, item, "customsDeclaration");
    if (given(item, "exciseSum")) tag_put(tags, 1229, json_number((double)kop_from_rubles(json_num(item, "exciseSum", 0))));
    if (imc && ffd_of(h) >= LIBFPTR_FFD_1_2) put_mark(tags, imc);
    if (ffd_of(h) < LIBFPTR_FFD_1_2) put_product_code(tags, item);
    return tags;
}

/* One receipt, from opening to the FN. The open one is the device's, not this process': the next program finds it. */
#include "double.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int64_t kop_from_rubles(double rubles) { return llround(rubles * 100); }

int operation_of(int receiptType) {
    switch (receiptType) {
    case LIBFPTR_RT_SELL:
    case LIBFPTR_RT_SELL_CORRECTION: return 1;
    case LIBFPTR_RT_SELL_RETURN:
    case LIBFPTR_RT_SELL_RETURN_CORRECTION: return 2;
    case LIBFPTR_RT_BUY:
    case LIBFPTR_RT_BUY_CORRECTION: return 3;
    case LIBFPTR_RT_BUY_RETURN:
    case LIBFPTR_RT_BUY_RETURN_CORRECTION: return 4;
    default: return 0;
    }
}

static bool is_correction(int receiptType) { return receiptType >= LIBFPTR_RT_SELL_CORRECTION; }

int64_t receipt_sum(const Json *receipt) {
    int64_t sum = 0;
    const Json *items = json_get(receipt, "items");
    for (const Json *item = items ? items->first : NULL; item; item = item->next) {
        const Json *line = tag_find(item, 1043);
        sum += line ? (int64_t)line->number : 0;
    }
    return (int64_t)json_num(receipt, "total", (double)sum);
}

int64_t receipt_paid(const Json *receipt) {
    double paid = 0;
    const Json *payments = json_get(receipt, "payments");
    for (const Json *one = payments ? payments->first : NULL; one; one = one->next) paid += one->number;
    return (int64_t)paid;
}

/* A document whose paper is short comes first: the device takes nothing new before it. */
int unfinished_error(Handle *h) {
    const int number = (int)json_num(h->state, "unprinted", 0);
    if (number == 0) return 0;
    Json *document = document_read(h, number);
    const int type = (int)json_num(document, "type", 0);
    json_free(document);
    return type == 2 ? LIBFPTR_ERROR_OPEN_SHIFT_REPORT_INTERRUPTED
         : type == 5 ? LIBFPTR_ERROR_BLOCKED_BY_REPORT_INTERRUPTION
                     : LIBFPTR_ERROR_CLOSE_RECEIPT_INTERRUPTED;
}

int paper_error(Handle *h, bool electronically) {
    return !electronically && fault_when(h, "paper", "print", "before") ? LIBFPTR_ERROR_NO_PAPER : 0;
}

/* Attributes the device refuses; it then cancels the receipt by itself (measured). */
static int refused_tags(Handle *h, const Json *tags) {
    const Json *taxation = tag_find(tags, 1055);
    const int registered = (int)json_num(h->device, "taxation", 7);
    if (taxation && ((int)taxation->number & registered) == 0) return LIBFPTR_ERROR_FISCAL_PROPERTY_WRITE;
    return tag_find(tags, 1085) || tag_find(tags, 1086) ? LIBFPTR_ERROR_FISCAL_PROPERTY_WRITE : 0;
}

/* 68 is the device's clock, 141 the FN's. */
static int expired_error(Handle *h) {
    const bool told = fault_on(h, "shift-expired", "shift");
    return told ? atoi(fault_word("code", "68")) : LIBFPTR_ERROR_SHIFT_EXPIRED;
}

static int may_begin(Handle *h, bool electronically) {
    if (json_get(h->state, "receipt")) return LIBFPTR_ERROR_DENIED_IN_OPENED_RECEIPT;
    int code = unfinished_error(h);
    if (!code && json_get(h->state, "mark")) code = LIBFPTR_ERROR_CHEKING_MARK_IN_PROGRESS;
    if (!code && shift_state(h) == LIBFPTR_SS_EXPIRED) code = expired_error(h);
    return code ? code : paper_error(h, electronically);
}

int receipt_begin(Handle *h, int type, bool electronically, Json *tags) {
    int code = operation_of(type) == 0 ? LIBFPTR_ERROR_INVALID_RECEIPT_TYPE : may_begin(h, electronically);
    if (code) {
        json_free(tags);
        return fail(h, code, NULL);
    }
    if (shift_state(h) == LIBFPTR_SS_CLOSED) {
        /* An extra FN document that nobody asked for. */
        if (shift_open(h) < 0) {
            json_free(tags);
            return -1;
        }
        out_bool(h, LIBFPTR_PARAM_SHIFT_AUTO_OPENED, true);
    }
    code = refused_tags(h, tags);
    if (code) {
        json_free(tags);
        return fail(h, code, NULL);
    }
    Json *receipt = json_set(h->state, "receipt", json_new(J_OBJECT));
    json_put_num(receipt, "type", type);
    json_put_bool(receipt, "electronically", electronically);
    json_set(receipt, "tags", tags);
    json_set(receipt, "items", json_new(J_LIST));
    json_set(receipt, "payments", json_new(J_OBJECT));
    h->dirty = true;
    h->watching = true;
    h->watchedAfter = last_fd(h);
    return 0;
}

/* Rate in hundredths of a percent points over the sum: how much of a kopeck sum is VAT, by tag 1199. */
static int64_t vat_of(int vat, int64_t kop) {
    static const int rate[] = {0, 20, 10, 20, 10, 0, 0, 5, 7, 5, 7, 22, 22};
    if (vat < 1 || vat > 12) return 0;
    return (2 * kop * rate[vat] + 100 + rate[vat]) / (2 * (100 + rate[vat]));
}

int receipt_position(Handle *h, Json *tags) {
    Json *receipt = json_get(h->state, "receipt");
    int code = !receipt ? LIBFPTR_ERROR_DENIED_IN_CLOSED_RECEIPT : 0;
    const Json *price = tag_find(tags, 1079), *quantity = tag_find(tags, 1023), *sum = tag_find(tags, 1043);
    if (!code && price->number < 0) code = LIBFPTR_ERROR_INVALID_SUM;
    if (!code && quantity->number <= 0) code = LIBFPTR_ERROR_INVALID_QUANTITY;
    if (!code && fabs(sum->number - price->number * quantity->number) > 1.0001) code = LIBFPTR_ERROR_INVALID_SUM;
    if (code) {
        json_free(tags);
        return fail(h, code, NULL);
    }
    const Json *vat = tag_find(tags, 1199), *mark = tag_find(tags, 2000);
    /* The firmware must know a rate too, by whatever way it comes. */
    if (vat->number >= 7 && vat->number > json_num(h->device, "lastVat", 12)) code = LIBFPTR_ERROR_INVALID_TAX_TYPE;
    if (!code && mark) code = mark_error(h, mark->text);
    if (code) {
        json_free(tags);
        return fail(h, code, NULL);
    }
    const int64_t tax = vat_of((int)vat->number, (int64_t)sum->number);
    if (tax > 0) tag_put(tags, 1200, json_number((double)tax));
    if (fault_on(h, "drop-item", "registration")) json_free(tags);
    else json_add(json_get(receipt, "items"), tags);
    h->dirty = true;
    return 0;
}

int receipt_set_total(Handle *h, int64_t kop) {
    Json *receipt = json_get(h->state, "receipt");
    if (!receipt) return fail(h, LIBFPTR_ERROR_DENIED_IN_CLOSED_RECEIPT, NULL);
    const int64_t sum = receipt_sum(receipt);
    const bool sumsOnly = is_correction((int)json_num(receipt, "type", 0)) && ffd_of(h) < LIBFPTR_FFD_1_1;
    /* Rounding down to whole rubles is allowed, nothing else (fiscal-domain 1.4). */
    if (!sumsOnly && kop != sum && (kop > sum || sum - kop >= 100 || kop % 100 != 0))
        return fail(h, LIBFPTR_ERROR_INVALID_TOTAL, NULL);
    json_put_num(receipt, "total", (double)kop);
    h->dirty = true;
    return 0;
}

static bool sums_only(Handle *h, const Json *receipt) {
    return is_correction((int)json_num(receipt, "type", 0)) && ffd_of(h) < LIBFPTR_FFD_1_1;
}

int receipt_pay(Handle *h, int type, int64_t kop) {
    Json *receipt = json_get(h->state, "receipt");
    if (!receipt) return fail(h, LIBFPTR_ERROR_DENIED_IN_CLOSED_RECEIPT, NULL);
    if (type < 0 || type > LIBFPTR_PT_10) return fail(h, LIBFPTR_ERROR_INVALID_PAYMENT_TYPE, NULL);
    if (kop < 0) return fail(h, LIBFPTR_ERROR_INVALID_SUM, NULL);
    const bool measured = !sums_only(h, receipt) || json_get(receipt, "total");
    if (measured && type != LIBFPTR_PT_CASH && receipt_paid(receipt) + kop > receipt_sum(receipt))
        return fail(h, LIBFPTR_ERROR_NONCACH_PAYMENTS_TOO_MUCH, NULL);
    Json *payments = json_get(receipt, "payments");
    char *key = text_format("%d", type);
    json_put_num(payments, key, json_num(payments, key, 0) + (double)kop);
    free(key);
    h->dirty = true;
    const int64_t rest = receipt_sum(receipt) - receipt_paid(receipt);
    out_double(h, LIBFPTR_PARAM_REMAINDER, rest > 0 ? (double)rest / 100 : 0);
    out_double(h, LIBFPTR_PARAM_CHANGE, rest < 0 ? (double)-rest / 100 : 0);
    return 0;
}

static void put_payments(const Json *receipt, Json *document, int64_t sum) {
    static const int tag[] = {1031, 1081, 1215, 1216, 1217};
    Json *payments = json_copy(json_get(receipt, "payments"));
    /* Change leaves the drawer again: only what stays counts. */
    const int64_t change = receipt_paid(receipt) - sum;
    if (change > 0) json_put_num(payments, "0", json_num(payments, "0", 0) - (double)change);
    for (int type = 0; type < 5; type++) {
        char *key = text_format("%d", type);
        tag_put(json_get(document, "tags"), tag[type], json_number(json_num(payments, key, 0)));
        free(key);
    }
    json_set(document, "payments", payments);
}

static void put_vat(Json *tags, const Json *items, const Json *said) {
    /* Tags of the rates that have a confirmed number; the newer ones have none (fiscal-domain 1.2). */
    static const int tag[] = {0, 1102, 1103, 1106, 1107, 1104, 1105};
    for (int vat = 1; vat <= 6; vat++) {
        char *key = text_format("%d", vat);
        double sum = json_num(said, key, 0);
        free(key);
        for (const Json *item = items->first; item; item = item->next) {
            if ((int)tag_find(item, 1199)->number != vat) continue;
            const Json *tax = tag_find(item, vat >= 5 ? 1043 : 1200);
            sum += tax ? tax->number : 0;
        }
        if (sum > 0) tag_put(tags, tag[vat], json_number(sum));
    }
}

static Json *document_of(Handle *h, const Json *receipt) {
    const int type = (int)json_num(receipt, "type", 0);
    Json *document = document_new(h, is_correction(type) ? 31 : 3), *tags = json_get(document, "tags");
    const int64_t sum = sums_only(h, receipt) && !json_get(receipt, "total") ? receipt_paid(receipt) : receipt_sum(receipt);
    json_put_num(document, "operation", operation_of(type));
    json_put_num(document, "sumKop", (double)sum);
    json_put_bool(document, "electronically", json_true(receipt, "electronically"));
    tag_put(tags, 1054, json_number(operation_of(type)));
    tag_put(tags, 1020, json_number((double)sum));
    for (const Json *entry = json_get(receipt, "tags")->first; entry; entry = entry->next)
        json_add(tags, json_copy(entry));
    const Json *items = json_get(receipt, "items");
    for (const Json *item = items->first; item; item = item->next) {
        Json *copy = json_copy(item);
        tag_put(tags, 1059, copy);
    }
    put_payments(receipt, document, sum);
    put_vat(tags, items, json_get(receipt, "taxes"));
    return document;
}

static int may_close(Handle *h, const Json *receipt) {
    if (!receipt) return LIBFPTR_ERROR_DOCUMENT_CANCELED;
    if (json_count(json_get(receipt, "items")) == 0 && !sums_only(h, receipt)) return LIBFPTR_ERROR_INVALID_POSITIONS_COUNT;
    const int operation = operation_of((int)json_num(receipt, "type", 0));
    const double cash = json_num(json_get(receipt, "payments"), "0", 0);
    if ((operation == 2 || operation == 3) && cash > json_num(h->state, "cashKop", 0)) return LIBFPTR_ERROR_NO_CASH;
    return 0;
}

int receipt_close(Handle *h) {
    const Json *receipt = json_get(h->state, "receipt");
    int code = may_close(h, receipt);
    if (code) return fail(h, code, NULL);
    /* What is not paid the driver itself pays in cash, and says nothing (measured on 10.8.0.0). */
    const int64_t rest = receipt_sum(receipt) - receipt_paid(receipt);
    if (rest > 0) receipt_pay(h, LIBFPTR_PT_CASH, rest);
    Json *document = document_of(h, receipt);
    const bool electronically = json_true(receipt, "electronically");
    const bool noPaper = !electronically && fault_when(h, "paper", "print", "close");
    json_put_bool(document, "printed", !noPaper);
    json_set(h->state, "receipt", NULL);
    fn_commit(h, document);
    /* In the FN, not on paper: an error for a receipt that exists. */
    return noPaper ? fail(h, LIBFPTR_ERROR_NO_PAPER, NULL) : 0;
}

int receipt_cancel(Handle *h) {
    int code = unfinished_error(h);
    if (!code && !json_get(h->state, "receipt")) code = LIBFPTR_ERROR_DENIED_IN_CLOSED_RECEIPT;
    if (code) return fail(h, code, NULL);
    json_set(h->state, "receipt", NULL);
    h->dirty = true;
    return 0;
}

/* The tasks that make a receipt, in the order of the library's script (page 2.1). */
#include "double.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Below FFD 1.1 a correction has no positions: payments and sums of VAT are all of it (page 2.2). */
static bool sums_only(const Handle *h, const Json *task) {
    return given(task, "correctionType") && ffd_of(h) < LIBFPTR_FFD_1_1;
}

static void put_taxes(Handle *h, const Json *task) {
    const Json *taxes = given(task, "taxes");
    Json *sums = json_set(json_get(h->state, "receipt"), "taxes", json_new(J_OBJECT));
    for (const Json *one = taxes ? taxes->first : NULL; one; one = one->next) {
        char *vat = text_format("%d", vat_from_word(json_str(one, "type", "")));
        json_put_num(sums, vat, (double)kop_from_rubles(json_num(one, "sum", 0)));
        free(vat);
    }
}

static int put_positions(Handle *h, const Json *task) {
    const Json *items = given(task, "items");
    if (sums_only(h, task)) {
        put_taxes(h, task);
        return 0;
    }
    for (const Json *item = items ? items->first : NULL; item; item = item->next)
        if (strcmp(json_str(item, "type", ""), "position") == 0 && receipt_position(h, position_tags(h, item)) < 0) return -1;
    return 0;
}

static int put_total(Handle *h, const Json *task) {
    if (given(task, "total")) return receipt_set_total(h, kop_from_rubles(json_num(task, "total", 0)));
    return 0;
}

static int payment_type(const Json *payment) {
    const char *word = json_str(payment, "type", "");
    const int number = number_of_word(PAYMENTS, word);
    return number >= 0 ? number : atoi(word);
}

static bool paid_enough(Handle *h, const Json *task) {
    const Json *payments = given(task, "payments"), *receipt = json_get(h->state, "receipt");
    int64_t paid = 0;
    for (const Json *one = payments ? payments->first : NULL; one; one = one->next)
        paid += kop_from_rubles(json_num(one, "sum", 0));
    return paid >= receipt_sum(receipt);
}

/* Non-cash first, cash last: only cash may give change. */
static int put_payments(Handle *h, const Json *task) {
    const Json *payments = given(task, "payments");
    if (!paid_enough(h, task)) return fail(h, LIBFPTR_ERROR_NOT_FULLY_PAID, NULL);
    for (int cash = 0; cash <= 1; cash++)
        for (const Json *one = payments ? payments->first : NULL; one; one = one->next) {
            const int type = payment_type(one);
            if ((type == LIBFPTR_PT_CASH) != (cash == 1)) continue;
            if (receipt_pay(h, type, kop_from_rubles(json_num(one, "sum", 0))) < 0) return -1;
        }
    return 0;
}

static int cancelled(Handle *h) {
    const int code = h->error;
    char *text = text_copy(h->errorText);
    if (json_get(h->state, "receipt")) receipt_cancel(h);
    fail(h, code, text);
    free(text);
    return -1;
}

static int close_script(Handle *h, Json *answer) {
    int code = fault_point(h, "close_receipt", BEFORE);
    int rc = code ? fail(h, code, NULL) : receipt_close(h);
    device_save(h);
    if (rc == 0) {
        code = fault_point(h, "close_receipt", AFTER);
        if (code) rc = fail(h, code, NULL);
    }
    /* With the link gone the question "closed?" is not answered either, and counts as no (page 4.2). */
    if (rc < 0 && h->lost) return -1;
    return settle_close(h, rc, answer);
}

static int sell(Handle *h, const Json *task, Json *answer) {
    if (check_receipt(h, task) < 0 || cancel_before(h) < 0) return -1;
    const bool validates = json_true(task, "validateMarkingCodes") || fault_seen(h, "marking-refused");
    if (validates && validate_marks(h, task, answer) < 0) return 0;
    task_login(h, task);
    const int type = number_of_word(RECEIPTS, json_str(task, "type", ""));
    if (receipt_begin(h, type, json_true(task, "electronically"), header_tags(h, task)) < 0) return -1;
    device_save(h);
    if (put_positions(h, task) < 0 || put_total(h, task) < 0 || put_payments(h, task) < 0) return cancelled(h);
    device_save(h);
    return close_script(h, answer);
}

Task task_of_receipts(const char *type) { return number_of_word(RECEIPTS, type) >= 0 ? sell : NULL; }

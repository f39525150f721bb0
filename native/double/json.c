/* The JSON tree. */
#include "double.h"

#include <stdlib.h>
#include <string.h>

Json *json_new(JsonKind kind) {
    Json *value = calloc(1, sizeof *value);
    value->kind = kind;
    return value;
}

Json *json_number(double number) {
    Json *value = json_new(J_NUMBER);
    value->number = number;
    return value;
}

Json *json_bool(bool truth) {
    Json *value = json_new(J_BOOL);
    value->number = truth ? 1 : 0;
    return value;
}

Json *json_text(const char *text) {
    Json *value = json_new(J_TEXT);
    value->text = text_copy(text ? text : "");
    return value;
}

void json_free(Json *value) {
    while (value) {
        Json *next = value->next;
        json_free(value->first);
        free(value->text);
        free(value->key);
        free(value);
        value = next;
    }
}

Json *json_copy(const Json *value) {
    if (!value) return NULL;
    Json *copy = json_new(value->kind);
    copy->number = value->number;
    if (value->text) copy->text = text_copy(value->text);
    for (const Json *child = value->first; child; child = child->next) {
        Json *twin = json_add(copy, json_copy(child));
        if (child->key) twin->key = text_copy(child->key);
    }
    return copy;
}

Json *json_get(const Json *object, const char *key) {
    if (!object || object->kind != J_OBJECT) return NULL;
    for (Json *child = object->first; child; child = child->next)
        if (strcmp(child->key, key) == 0) return child;
    return NULL;
}

Json *json_add(Json *list, Json *value) {
    Json **end = &list->first;
    while (*end) end = &(*end)->next;
    *end = value;
    return value;
}

Json *json_set(Json *object, const char *key, Json *value) {
    for (Json **at = &object->first; *at; at = &(*at)->next) {
        if (strcmp((*at)->key, key) != 0) continue;
        Json *old = *at;
        *at = old->next;
        old->next = NULL;
        json_free(old);
        break;
    }
    if (!value) return NULL;
    value->key = text_copy(key);
    return json_add(object, value);
}

int json_count(const Json *list) {
    int count = 0;
    for (const Json *child = list ? list->first : NULL; child; child = child->next) count++;
    return count;
}

double json_num(const Json *object, const char *key, double otherwise) {
    const Json *value = json_get(object, key);
    return value && (value->kind == J_NUMBER || value->kind == J_BOOL) ? value->number : otherwise;
}

bool json_true(const Json *object, const char *key) {
    const Json *value = json_get(object, key);
    return value && value->kind == J_BOOL && value->number != 0;
}

const char *json_str(const Json *object, const char *key, const char *otherwise) {
    const Json *value = json_get(object, key);
    return value && value->kind == J_TEXT ? value->text : otherwise;
}

void json_put_num(Json *object, const char *key, double value) { json_set(object, key, json_number(value)); }
void json_put_bool(Json *object, const char *key, bool value) { json_set(object, key, json_bool(value)); }
void json_put_str(Json *object, const char *key, const char *value) { json_set(object, key, json_text(value)); }

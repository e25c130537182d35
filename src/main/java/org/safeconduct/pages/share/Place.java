package org.safeconduct.pages.share;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers into a form by JSON pointer, making what is on the way. */
final class Place {

    private Place() {}

    static void put(ObjectNode form, String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        parent(form, at.head()).set(at.last().getMatchingProperty(), value);
    }

    /** Takes an answer away; an object that holds nothing else goes with it. */
    static void clear(ObjectNode form, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        if (form.at(at.head()) instanceof ObjectNode parent) {
            parent.remove(at.last().getMatchingProperty());
            boolean ofAPerson = at.head().matches() || at.head().last().mayMatchElement();
            if (parent.isEmpty() && !ofAPerson) {
                clear(form, at.head().toString());
            }
        }
    }

    private static ObjectNode parent(ObjectNode form, JsonPointer at) {
        ObjectNode here = form;
        for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            JsonNode next = here.path(name);
            if (rest.tail().mayMatchElement()) {
                ArrayNode list = next instanceof ArrayNode known ? known : here.putArray(name);
                rest = rest.tail();
                while (list.size() <= rest.getMatchingIndex()) {
                    list.addObject();
                }
                here = (ObjectNode) list.get(rest.getMatchingIndex());
            } else {
                here = next instanceof ObjectNode known ? known : here.putObject(name);
            }
        }
        return here;
    }
}

package org.safeconduct.disclosure;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first form of a disclosure, in which the people at risk and those who may have caused harm are two lists, each of whom is
 * something to all of the others. Systems that send it go on being understood, and what was kept in it is read.
 */
public final class FirstForm {

    private static final String SUBJECTS = "subjects";
    private static final String ALLEGED = "allegedPersons";
    private static final String PERSONS = "persons";
    private static final String RELATIONS = "relations";
    private static final List<String> OURS = List.of(SUBJECTS, ALLEGED);
    private static final List<String> TODAYS = List.of(PERSONS, RELATIONS, "accounts");

    private FirstForm() {}

    /** Whether a body is written in it. */
    public static boolean is(JsonNode body) {
        return body.has(SUBJECTS);
    }

    /**
     * A body without the empty lists of the form in which it is not written: programs that are generated from a description of the
     * interface write a list for every one that there could be.
     */
    public static ObjectNode alone(ObjectNode body) {
        boolean first = !body.path(SUBJECTS).isEmpty();
        for (String other : first ? TODAYS : OURS) {
            if (body.path(other).isArray()
                    && body.path(other).isEmpty()
                    && (first || !body.path(PERSONS).isEmpty())) {
                body.remove(other);
            }
        }
        return body;
    }

    /** The same in the form of today. */
    public static ObjectNode read(JsonNode body) {
        ObjectNode now = ((ObjectNode) body).deepCopy();
        ArrayNode persons = now.arrayNode();
        ArrayNode relations = now.arrayNode();
        int people = 0;
        for (JsonNode subject : body.path(SUBJECTS)) {
            persons.add(subject(subject, id(++people)));
        }
        int atRisk = people;
        for (JsonNode alleged : body.path(ALLEGED)) {
            String id = id(++people);
            persons.add(alleged(alleged, id));
            for (int other = 1; other <= atRisk && alleged.path("relationship").isString(); other++) {
                relations
                        .addObject()
                        .put("from", id)
                        .put("is", alleged.path("relationship").asString())
                        .put("to", id(other))
                        .putObject("factors");
            }
        }
        now.withObject("/sharer")
                .put("nameNotForFamily", body.at("/sharer/nameNotForFamily").asBoolean(false));
        now.remove(SUBJECTS);
        now.remove(ALLEGED);
        now.set(PERSONS, persons);
        now.set(RELATIONS, relations);
        return now;
    }

    /** For a record that was kept with a disclosure in it: the same with the form of today under that name. */
    public static UnaryOperator<ObjectNode> within(String name) {
        return kept -> {
            kept.set(name, read(kept.path(name)));
            return kept;
        };
    }

    private static String id(int number) {
        return "person-" + number;
    }

    private static ObjectNode subject(JsonNode subject, String id) {
        ObjectNode person = person(subject, id, PersonRole.AT_RISK);
        move(subject, "givenName", person.withObject("/name"), "given");
        move(subject, "familyName", person.withObject("/name"), "family");
        move(subject, "dateOfBirth", person.withObject("/age"), "dateOfBirth");
        move(subject, "expectedDelivery", person.withObject("/age"), "expectedDelivery");
        for (String same : new String[] {"kind", "nhsNumber", "upn", "mentalCapacity"}) {
            move(subject, same, person, same);
        }
        JsonNode address = subject.path("address");
        if (address.has("absent")) {
            person.set("addresses", address);
        } else if (address.isObject()) {
            person.putArray("addresses").add(((ObjectNode) address).put("use", AddressUse.HOME.code()));
        }
        return person;
    }

    private static ObjectNode alleged(JsonNode alleged, String id) {
        ObjectNode person = person(alleged, id, PersonRole.ALLEGED);
        move(alleged, "name", person.withObject("/name"), "whole");
        move(alleged, "ageYears", person.withObject("/age"), "years");
        yesOrNo(alleged, "positionOfTrust", person);
        yesOrNo(alleged, "identified", person);
        return person;
    }

    private static ObjectNode person(JsonNode from, String id, PersonRole role) {
        ObjectNode person = ((ObjectNode) from).objectNode().put("id", id);
        person.putArray("roles").add(role.code());
        // Nothing of these could be said, and a record that lacks a part is not read as one.
        for (String unsaid : new String[] {"background", "reaching", "knowledge"}) {
            person.putObject(unsaid);
        }
        return person;
    }

    private static void move(JsonNode from, String name, ObjectNode to, String as) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode()) {
            to.set(as, value);
        }
    }

    /** Forms tick a box; today's also knows "unknown". */
    private static void yesOrNo(JsonNode from, String name, ObjectNode to) {
        JsonNode value = from.path(name);
        if (value.isBoolean()) {
            to.put(name, (value.booleanValue() ? Tri.YES : Tri.NO).code());
        } else {
            move(from, name, to, name);
        }
    }
}

package org.safeconduct.handling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A handling statement as JSON: the {@code handling} object of every answer. */
public final class StatementJson {

    private StatementJson() {}

    public static ObjectNode write(HandlingStatement statement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rulebook", statement.rulebook());
        json.put("force", statement.force());
        ArrayNode lines = json.putArray("lines");
        statement
                .lines()
                .forEach(line -> lines.addObject()
                        .put("id", line.id())
                        .put("topic", line.topic().code())
                        .put("certainty", line.certainty().code())
                        .put("text", line.text())
                        .put("source", line.source())
                        .put("evidenceGrade", line.evidenceGrade())
                        .put("confirmedByForce", line.confirmedByForce()));
        ArrayNode clocks = json.putArray("clocks");
        statement
                .clocks()
                .forEach(clock -> clocks.addObject()
                        .put("what", clock.what())
                        .put("by", clock.by().toString()));
        return json;
    }
}

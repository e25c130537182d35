package org.safeconduct.handling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.disclosure.Code;
import org.safeconduct.handling.HandlingStatement.Clock;
import org.safeconduct.handling.HandlingStatement.Line;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A handling statement as JSON: the {@code handling} object of every answer. */
public final class StatementJson {

    private StatementJson() {}

    public static ObjectNode write(HandlingStatement statement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rulebook", statement.rulebook());
        json.put("force", statement.force());
        json.put("language", statement.language());
        if (!statement.notice().isEmpty()) {
            json.put("notice", statement.notice());
        }
        if (!statement.unconfirmed().isEmpty()) {
            json.put("unconfirmed", statement.unconfirmed());
        }
        ArrayNode lines = json.putArray("lines");
        statement.lines().forEach(line -> write(line, lines.addObject()));
        ArrayNode clocks = json.putArray("clocks");
        statement.clocks().forEach(clock -> write(clock, clocks.addObject()));
        return json;
    }

    /** What changed since the version before: ids of new and changed lines, and what is no longer said. */
    public static ObjectNode write(StatementChanges changes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode added = json.putArray("added");
        changes.added().forEach(line -> added.add(line.id()));
        ArrayNode changed = json.putArray("changed");
        changes.changed()
                .forEach(pair -> changed.addObject()
                        .put("id", pair.after().id())
                        .put("before", pair.before().text()));
        ArrayNode removed = json.putArray("removed");
        changes.removed()
                .forEach(line -> removed.addObject().put("id", line.id()).put("text", line.text()));
        ArrayNode started = json.putArray("clocksStarted");
        changes.clocksStarted().forEach(clock -> write(clock, started.addObject()));
        ArrayNode ended = json.putArray("clocksEnded");
        changes.clocksEnded().forEach(clock -> write(clock, ended.addObject()));
        return json;
    }

    private static void write(Line line, ObjectNode json) {
        json.put("id", line.id())
                .put("topic", line.topic().code())
                .put("certainty", line.certainty().code())
                .put("text", line.text());
        ArrayNode because = json.putArray("because");
        line.because().forEach(because::add);
        json.put("source", line.source())
                .put("evidenceGrade", line.evidenceGrade())
                .put("confirmedByForce", line.confirmedByForce())
                .put("unconfirmed", line.unconfirmed());
    }

    private static void write(Clock clock, ObjectNode json) {
        json.put("code", clock.code())
                .put("what", clock.what())
                .put("by", clock.by().toString())
                .put("line", clock.line());
    }

    /** Reads what {@link #write(HandlingStatement)} wrote. */
    public static HandlingStatement read(JsonNode json) {
        List<Line> lines = new ArrayList<>();
        json.path("lines").forEach(line -> lines.add(line(line)));
        List<Clock> clocks = new ArrayList<>();
        json.path("clocks")
                .forEach(clock -> clocks.add(new Clock(
                        text(clock, "code"),
                        text(clock, "what"),
                        Instant.parse(text(clock, "by")),
                        text(clock, "line"))));
        return new HandlingStatement(
                text(json, "rulebook"),
                text(json, "force"),
                text(json, "language"),
                lines,
                clocks,
                json.path("notice").asString(""),
                json.path("unconfirmed").asString(""));
    }

    private static Line line(JsonNode json) {
        List<String> because = new ArrayList<>();
        json.path("because").forEach(fact -> because.add(fact.asString("")));
        return new Line(
                text(json, "id"),
                Code.read(Topic.class, text(json, "topic")).orElseThrow(),
                Code.read(Certainty.class, text(json, "certainty")).orElseThrow(),
                text(json, "text"),
                because,
                text(json, "source"),
                text(json, "evidenceGrade"),
                json.path("confirmedByForce").asBoolean(false));
    }

    private static String text(JsonNode json, String key) {
        JsonNode text = json.path(key);
        if (!text.isString()) {
            throw new IllegalStateException("a stored statement has no " + key);
        }
        return text.stringValue(null);
    }
}

package org.safeconduct.api.disclosures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeconduct.exchange.Statements;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.StatementChanges;

/** A version of a statement: all that it says, which version it is, and what changed since the one before. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StatementBody(
        @JsonUnwrapped HandlingStatement statement, int version, Instant madeAt, Optional<Changes> changes) {

    /** Ids of new and changed lines, and what is no longer said. */
    record Changes(
            List<String> added,
            List<Changed> changed,
            List<Removed> removed,
            List<HandlingStatement.Clock> clocksStarted,
            List<HandlingStatement.Clock> clocksEnded) {

        static Changes of(StatementChanges changes) {
            return new Changes(
                    changes.added().stream().map(Line::id).toList(),
                    changes.changed().stream()
                            .map(pair ->
                                    new Changed(pair.after().id(), pair.before().text()))
                            .toList(),
                    changes.removed().stream()
                            .map(line -> new Removed(line.id(), line.text()))
                            .toList(),
                    changes.clocksStarted(),
                    changes.clocksEnded());
        }
    }

    record Changed(String id, String before) {}

    record Removed(String id, String text) {}

    static StatementBody of(Statements.Version version) {
        return new StatementBody(
                version.statement(),
                version.number(),
                version.madeAt(),
                version.number() > 1 ? Optional.of(Changes.of(version.changes())) : Optional.empty());
    }
}

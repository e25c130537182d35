package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.SpecialGateway;

/** A partnership with a rulebook of its own: where others are at risk, two must approve. What is overdue is seen at once. */
final class TwoApprovers extends SpecialGateway {

    TwoApprovers() {
        super(TwoApprovers::settings);
    }

    static Map<String, Object> settings(Path folder) throws IOException {
        Path rulebook = Files.createDirectories(folder.resolve("rulebook"));
        String table = new String(AgencySystem.resource("rulebook/sharing.dmn"), StandardCharsets.UTF_8);
        String row = "<outputEntry id=\"SH-13.obligations\"><text>[";
        assertThat(table).contains(row);
        Files.writeString(rulebook.resolve("sharing.dmn"), table.replace(row, row + "\"second-approver\", "));
        Files.writeString(rulebook.resolve("rulebook.yaml"), "version: \"two-approvers-1\"\n");
        return Map.of("safeconduct.rulebook", rulebook, "safeconduct.review.check-every", "200ms");
    }
}

package org.safeconduct.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.platform.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** A file's name is a label that shows what it is. */
class AttachmentNameTest {

    private final FormReader reader = new FormReader(new DisclosureSchema());

    @ParameterizedTest
    @ValueSource(
            strings = {"canary\u202Etxt.exe", "canary\u2067.txt", "\u200Fcanary.txt", "../canary.txt", "..\\canary.txt"
            })
    void isRefused_whenItMisleads(String name) {
        Refusal.of(() -> reader.read(Messages.form(form(name)), Messages.NOW))
                .has(422, "invalid")
                .at("/attachments/0/name");
    }

    @Test
    void isKept_inWhateverScript() {
        assertThat(reader.read(Messages.form(form("Tag 1: \u05DE\u05E1\u05DE\u05DA.txt")), Messages.NOW)
                        .disclosure()
                        .attachments())
                .hasSize(1);
    }

    private static String form(String name) {
        ObjectNode form = (ObjectNode) StrictJson.read(Messages.text("/demo/charity.json"));
        form.putArray("attachments")
                .addObject()
                .put("name", name)
                .put("mediaType", "text/plain")
                .put("data", "Words.".getBytes(StandardCharsets.UTF_8));
        return form.toString();
    }
}

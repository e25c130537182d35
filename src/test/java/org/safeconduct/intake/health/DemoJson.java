package org.safeconduct.intake.health;

import org.hl7.fhir.r4.model.Bundle;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Submission;

/** The demonstration message in JSON, with other people in it. */
record DemoJson(String text) {

    /** Of the one person at risk. */
    static final String PATIENT = "urn:uuid:5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e03";

    static DemoJson whole() {
        return new DemoJson(TestFhir.R4
                .newJsonParser()
                .encodeResourceToString(
                        TestFhir.R4.newXmlParser().parseResource(Bundle.class, Messages.text("/demo/hospital.xml"))));
    }

    /** @param parts members of a JSON object */
    DemoJson patient(String parts) {
        return replace("Patient", "{\"resourceType\":\"Patient\", " + parts + "}");
    }

    DemoJson consents(String... more) {
        DemoJson without = replace("Consent", "{\"resourceType\":\"Basic\"}");
        StringBuilder entries = new StringBuilder();
        for (String consent : more) {
            entries.append(",{\"resource\": ").append(consent).append('}');
        }
        return without.entries(entries.toString());
    }

    /** @param entries each with a comma before it */
    DemoJson entries(String entries) {
        return new DemoJson(text.substring(0, text.lastIndexOf("]}")) + entries + "]}");
    }

    DemoJson with(String from, String to) {
        return new DemoJson(text.replace(from, to));
    }

    DemoJson replace(String type, String resource) {
        int from = text.indexOf("{\"resourceType\":\"" + type + "\"");
        int depth = 0;
        int end = from;
        do {
            depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            end++;
        } while (depth > 0);
        return new DemoJson(text.substring(0, from) + resource + text.substring(end));
    }

    Submission submission() {
        return Messages.fhir("application/fhir+json", text);
    }
}

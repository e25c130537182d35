package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;

/** Conformance resources, in JSON or XML, from a folder and its subfolders. */
final class ConformanceFolder {

    private ConformanceFolder() {}

    static PrePopulatedValidationSupport load(FhirContext context, List<Path> folders) {
        PrePopulatedValidationSupport resources = new PrePopulatedValidationSupport(context);
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted().forEach(file -> {
                    if (file.toString().endsWith(".xml")) {
                        resources.addResource(context.newXmlParser().parseResource(read(file)));
                    } else if (file.toString().endsWith(".json")) {
                        resources.addResource(context.newJsonParser().parseResource(read(file)));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return resources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

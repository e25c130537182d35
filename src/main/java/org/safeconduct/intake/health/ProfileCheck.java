package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.stereotype.Component;

/**
 * Checks messages against conformance resources (UK Core, BaRS) from the folders that are configured; with none, it costs
 * nothing. Codes are not checked against terminology: the gateway asks no server about anyone.
 */
@Component
class ProfileCheck {

    private static final int NAMED_PLACES = 10;

    private final FhirWire wire;
    private final List<Path> folders;
    private @Nullable FhirValidator validator;

    /** @throws IllegalStateException if a folder is not there: the operator asked for a check that could not be made */
    ProfileCheck(FhirWire wire, FhirSettings settings) {
        this.wire = wire;
        this.folders = settings.packages();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("safeconduct.fhir.packages: not a folder: " + folder);
            }
        }
    }

    /**
     * @throws Rejection invalid; names the places and the rules in words, and none of their content
     * @throws Unavailable if the conformance resources cannot be loaded: a check that was asked for is not left out
     */
    void check(FhirWire.Read message) {
        if (!folders.isEmpty()) {
            check(wire.whole(message));
        }
    }

    private void check(Bundle message) {
        List<ProfileFault> faults = validator().validateWithResult(message).getMessages().stream()
                .filter(each -> each.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(ProfileFault::of)
                .distinct()
                .sorted()
                .toList();
        if (!faults.isEmpty()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The message does not conform to the profiles of this interface: "
                            + faults.stream()
                                    .limit(NAMED_PLACES)
                                    .map(ProfileFault::toString)
                                    .collect(Collectors.joining("; "))
                            + (faults.size() > NAMED_PLACES ? "; and elsewhere." : "."),
                    faults.getFirst().place());
        }
    }

    /** Loading takes seconds; without folders there is nothing to load. */
    void warmUp() {
        if (!folders.isEmpty()) {
            validator().validateWithResult(new Bundle());
        }
    }

    private synchronized FhirValidator validator() {
        FhirValidator ready = validator;
        if (ready == null) {
            try {
                ready = build(wire.context());
            } catch (RuntimeException e) {
                throw new Unavailable("The conformance resources cannot be loaded.", e);
            }
            validator = ready;
        }
        return ready;
    }

    private FhirValidator build(FhirContext context) {
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ConformanceFolder.load(context, folders),
                new SnapshotGeneratingValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context));
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setNoTerminologyChecks(true);
        module.setAnyExtensionsAllowed(true);
        module.setErrorForUnknownProfiles(false);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        return context.newValidator().registerValidatorModule(module);
    }
}

package org.safeconduct.intake.health;

import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.intake.Finding;
import org.safeconduct.platform.Rejection;

/**
 * What a message says it does not say. FHIR lets any element have extensions in place of its value: masked, unknown, not asked. Such an
 * element is taken out before anyone reads, so that what is there has a value, and why it is not there is kept by its place.
 *
 * @param reasons by FHIRPath
 */
record Absences(Map<String, AbsentReason> reasons) {

    static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** A message with more is masked as a whole, and one finding more would not help. */
    private static final int MOST_FINDINGS = 50;

    private static final Set<String> OF_THE_ELEMENT = Set.of("id", "extension", "modifierExtension");

    /** Whom something is about, and what is asked: nobody else may be put in their place. */
    private static final Set<String> NAMING = Set.of("subject", "patient", "focus", "sender");

    Absences {
        reasons = Map.copyOf(reasons);
    }

    /**
     * Takes out of a message what has no value.
     *
     * @throws Rejection invalid, where the missing value could change what the rest means
     */
    static Absences takeOut(Bundle message, FhirContext context) {
        Map<String, AbsentReason> reasons = new LinkedHashMap<>();
        takeOut(message, "Bundle", context, reasons);
        return new Absences(reasons);
    }

    /** Why there is no value at a place. */
    AbsentReason at(String place) {
        return reasons.getOrDefault(place, AbsentReason.UNKNOWN);
    }

    boolean has(String place) {
        return reasons.containsKey(place);
    }

    List<Finding> findings() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_FINDINGS)
                .map(each -> new Finding("no-value", each.getKey(), words(each.getValue())))
                .toList();
    }

    private static String words(AbsentReason reason) {
        String why = switch (reason) {
            case UNKNOWN -> "it is unknown";
            case NOT_ASKED -> "it was not asked";
            case REFUSED -> "the person did not want to say";
            case NOT_APPLICABLE -> "it does not apply";
            case WITHHELD_FOR_SAFETY -> "it is held back";
        };
        return "The message has no value here: " + why + ". It was read so, and nothing was put in its place.";
    }

    private static void takeOut(Base at, String path, FhirContext context, Map<String, AbsentReason> reasons) {
        List<Runnable> removals = new ArrayList<>();
        for (Property child : at.children()) {
            if (OF_THE_ELEMENT.contains(child.getName())) {
                continue;
            }
            String place = path + "." + child.getName().replace("[x]", "");
            for (int i = 0; i < child.getValues().size(); i++) {
                Base value = child.getValues().get(i);
                if (value == null || isNothing(value)) {
                    continue;
                }
                String one = child.isList() ? place + "[" + i + "]" : place;
                Optional<AbsentReason> why = reason(value);
                if (!(value instanceof PrimitiveType<?>)) {
                    takeOut(value, one, context, reasons);
                }
                if (value instanceof Element element && isWithoutValue(element)) {
                    refuseIfItMatters(at, child.getName(), one, context);
                    why.ifPresentOrElse(
                            reason -> reasons.put(one, reason), () -> reasons.putIfAbsent(one, inside(one, reasons)));
                    removals.add(() -> at.removeChild(child.getName(), value));
                }
            }
        }
        removals.forEach(Runnable::run);
    }

    /** What held only elements without a value has none for their reason. */
    private static AbsentReason inside(String place, Map<String, AbsentReason> reasons) {
        return reasons.entrySet().stream()
                .filter(each -> each.getKey().startsWith(place + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(AbsentReason.UNKNOWN);
    }

    /** Nothing is written; HAPI says so of a Meta that has only extensions, too. */
    private static boolean isNothing(Base value) {
        return value.isEmpty() && !(value instanceof Element element && element.hasExtension());
    }

    private static boolean isWithoutValue(Element element) {
        if (element instanceof PrimitiveType<?> primitive) {
            return !primitive.hasValue();
        }
        return !(element instanceof Extension)
                && element.children().stream()
                        .filter(child -> !OF_THE_ELEMENT.contains(child.getName()))
                        .flatMap(child -> child.getValues().stream())
                        .allMatch(value -> value == null || value.isEmpty());
    }

    private static Optional<AbsentReason> reason(Base value) {
        return value instanceof Element element
                ? element.getExtension().stream()
                        .filter(extension -> REASON.equals(extension.getUrl()))
                        .flatMap(extension -> extension.getValue() instanceof PrimitiveType<?> code
                                ? Stream.ofNullable(code.getValueAsString())
                                : Stream.empty())
                        .map(Absences::meaning)
                        .findFirst()
                : Optional.empty();
    }

    private static AbsentReason meaning(String code) {
        return switch (code) {
            case "masked" -> AbsentReason.WITHHELD_FOR_SAFETY;
            case "not-asked" -> AbsentReason.NOT_ASKED;
            case "asked-declined" -> AbsentReason.REFUSED;
            case "not-applicable" -> AbsentReason.NOT_APPLICABLE;
            default -> AbsentReason.UNKNOWN;
        };
    }

    private static void refuseIfItMatters(Base parent, String name, String place, FhirContext context) {
        if (isModifier(parent, name, context)) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "This element can change the meaning of what stands beside it (FHIR R4, 2.1.0.3.1), and has no value.",
                    place);
        }
        if (NAMING.contains(name.replaceFirst("\\[.*", ""))) {
            throw new Rejection(
                    Rejection.Kind.INVALID, "Whom or what this is about has no value, and cannot be known.", place);
        }
    }

    private static boolean isModifier(Base parent, String name, FhirContext context) {
        BaseRuntimeElementCompositeDefinition<?> definition = parent instanceof Resource resource
                ? context.getResourceDefinition(resource)
                : context.getElementDefinition(parent.getClass())
                                instanceof BaseRuntimeElementCompositeDefinition<?> known
                        ? known
                        : null;
        return definition != null
                && definition.getChildByName(name) instanceof BaseRuntimeDeclaredChildDefinition declared
                && declared.isModifier();
    }

    @Override
    public String toString() {
        return "Absences[withheld]";
    }
}

package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.platform.Rejection;

/** The three facts that BaRS has no place for, as extensions of our own; see {@code src/docs/fhir-messages.md}. */
final class OwnExtensions {

    static final String BASE = "https://safeconduct.org/fhir/StructureDefinition/";
    static final String HARM = BASE + "harm";
    static final String IMMEDIATE_DANGER = BASE + "immediate-danger";
    static final String ALLEGED_PERSON = BASE + "alleged-person";

    private static final int OLDEST = 130;

    private final Message message;
    private final List<SafeguardingFlag> flags;

    OwnExtensions(Message message, List<SafeguardingFlag> flags) {
        this.message = message;
        this.flags = flags;
    }

    /** @throws Rejection invalid, if an extension of ours stands where it has no meaning: it must not be passed over */
    void refuseMisplaced() {
        for (Resource resource : message.resources()) {
            Set<String> known = switch (resource) {
                case Flag flag -> Set.of(HARM, IMMEDIATE_DANGER, ALLEGED_PERSON);
                case MessageHeader header -> Set.of(IMMEDIATE_DANGER, ALLEGED_PERSON);
                default -> Set.of();
            };
            if (resource instanceof DomainResource domain
                    && domain.getExtension().stream()
                            .map(extension -> String.valueOf(extension.getUrl()))
                            .anyMatch(url -> url.startsWith(BASE) && !known.contains(url))) {
                throw new Rejection(
                        Rejection.Kind.INVALID,
                        "This extension of Safe Conduct is unknown, or not for this resource.",
                        message.place(resource) + ".extension");
            }
        }
    }

    /** The most severe that any flag states. */
    Harm harm() {
        return flags.stream()
                .flatMap(flag -> flag.flag().getExtensionsByUrl(HARM).stream()
                        .map(extension -> code(Harm.class, extension, flag.place())))
                .min(Comparator.naturalOrder())
                .orElse(Harm.UNKNOWN);
    }

    boolean immediateDanger() {
        return holders()
                .anyMatch(holder -> holder.getExtensionsByUrl(IMMEDIATE_DANGER).stream()
                        .anyMatch(extension -> isTrue(extension, message.place(holder))));
    }

    /** Somebody who may have caused the harm. */
    record Alleged(Answer<Integer> years, Relationship relationship) {

        @Override
        public String toString() {
            return "Alleged[withheld]";
        }
    }

    List<Alleged> allegedPersons() {
        List<Alleged> persons = new ArrayList<>();
        holders()
                .forEach(holder -> holder.getExtensionsByUrl(ALLEGED_PERSON)
                        .forEach(extension -> persons.add(allegedPerson(extension, message.place(holder)))));
        return persons;
    }

    private Stream<DomainResource> holders() {
        return Stream.concat(Stream.of(message.header()), flags.stream().map(SafeguardingFlag::flag));
    }

    private static Alleged allegedPerson(Extension extension, String place) {
        Answer<Integer> age = Answer.notAsked();
        Relationship relationship = Relationship.UNKNOWN;
        for (Extension part : extension.getExtension()) {
            switch (String.valueOf(part.getUrl())) {
                case "ageYears" -> age = Answer.known(age(part, place));
                case "relationship" -> relationship = code(Relationship.class, part, place);
                default -> throw invalid("This part of alleged-person is unknown.", place, ALLEGED_PERSON);
            }
        }
        return new Alleged(age, relationship);
    }

    private static int age(Extension part, String place) {
        if (part.getValue() instanceof IntegerType years
                && years.hasValue()
                && years.getValue() >= 0
                && years.getValue() <= OLDEST) {
            return years.getValue();
        }
        throw invalid("The age is not a whole number of years from 0 to 130.", place, ALLEGED_PERSON);
    }

    private static boolean isTrue(Extension extension, String place) {
        if (extension.getValue() instanceof BooleanType danger && danger.hasValue()) {
            return danger.booleanValue();
        }
        throw invalid("The value is not a boolean.", place, IMMEDIATE_DANGER);
    }

    private static <E extends Enum<E> & Code> E code(Class<E> list, Extension extension, String place) {
        String code =
                extension.getValue() instanceof PrimitiveType<?> value ? String.valueOf(value.getValueAsString()) : "";
        return Code.read(list, code)
                .orElseThrow(() -> invalid("Unknown code in an extension of Safe Conduct.", place, extension.getUrl()));
    }

    /** @param url one of our own, or of its parts: never input */
    private static Rejection invalid(String detail, String place, String url) {
        String own = url.startsWith(BASE) ? ".where(url = '" + url + "')" : "";
        return new Rejection(Rejection.Kind.INVALID, detail, place + ".extension" + own);
    }
}

package org.safeconduct.intake.health;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place where a message breaks a profile, told in our own words: the validator's quote values. What is missing is named by the
 * profile's own path of it.
 *
 * @param place FHIRPath, from the Bundle
 * @param rule in words
 */
record ProfileFault(String place, String rule) implements Comparable<ProfileFault> {

    private static final Pattern MISSING = Pattern.compile(
            "\\A[A-Za-z]+(?:\\.[A-Za-z]+)*?\\.([A-Za-z]+)(?:\\[x])?: minimum required = \\d+, but only found");

    static ProfileFault of(SingleValidationMessage found) {
        String id = Optional.ofNullable(found.getMessageId()).orElse("");
        String at = place(found);
        Matcher missing =
                MISSING.matcher(Optional.ofNullable(found.getMessage()).orElse(""));
        return new ProfileFault(missing.find() ? at + "." + missing.group(1) : at, rule(id));
    }

    private static String rule(String id) {
        if (id.contains("Profile_Minimum")) {
            return "a required element is missing";
        }
        if (id.contains("Profile_Maximum")) {
            return "the element is there more often than it may be";
        }
        if (id.contains("Fixed") || id.contains("Pattern") || id.contains("_DR_")) {
            return "the value is not the one that the profile prescribes";
        }
        if (id.startsWith("Type_")) {
            return "the value has not the form of its type";
        }
        if (id.startsWith("Terminology_")) {
            return "the code is not of the list that the profile prescribes";
        }
        if (id.startsWith("Reference_")) {
            return "the reference leads nowhere, or to another kind of resource";
        }
        if (id.startsWith("Bundle_")) {
            return "the entry, its address and its id do not fit together";
        }
        if (id.startsWith("Extension_") || id.contains("MODIFIER")) {
            return "the extension is not known there";
        }
        // The rule's own name, such as ppc-1: no input is ever one.
        return id.matches("[A-Za-z0-9_./:#-]{1,120}")
                ? "it breaks the rule " + id.substring(id.lastIndexOf('#') + 1)
                : "it breaks a rule of the profile";
    }

    /** HAPI writes ids of resources into its paths as comments; ids are input. */
    private static String place(SingleValidationMessage message) {
        return Optional.ofNullable(message.getLocationString())
                .map(path -> path.replaceAll("/\\*.*?\\*/", ""))
                .filter(path -> path.matches("[A-Za-z0-9_.\\[\\]():]+"))
                .orElse("Bundle");
    }

    @Override
    public int compareTo(ProfileFault other) {
        return place.compareTo(other.place);
    }

    @Override
    public String toString() {
        return place + " (" + rule + ")";
    }
}

package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The claims that nobody may make about how the police handle a disclosure, because the police cannot keep them. Read from
 * {@code never-said.yaml}, which lists each claim with the ways people put it.
 */
public final class NeverSaid {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;:])\\s+");

    private final List<Claim> claims;

    private NeverSaid(List<Claim> claims) {
        this.claims = claims;
    }

    /** @throws RulebookFault if the file is not a list of claims */
    static NeverSaid read(byte[] file) {
        try {
            List<Claim> claims = new ArrayList<>();
            for (Written claim : YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, File.class)
                    .claims()) {
                claims.add(new Claim(claim.id(), anyOf(claim.said()), anyOf(claim.unless())));
            }
            return new NeverSaid(List.copyOf(claims));
        } catch (JacksonException | PatternSyntaxException e) {
            throw new RulebookFault("never-said.yaml: not a list of claims", e);
        }
    }

    private static List<Pattern> anyOf(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    /** The ids of the claims that the text makes; empty for a text that may be shown. */
    public List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(plain(text))) {
            claims.stream().filter(claim -> claim.madeBy(sentence)).forEach(claim -> found.add(claim.id()));
        }
        return found.stream().distinct().toList();
    }

    /** One way to write what the patterns look for: blanks, apostrophes and denials. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replace('\u2019', '\'')
                .replaceAll("(?i)\\bwon't\\b", "will not")
                .replaceAll("(?i)\\bcan(no|')t\\b", "can not")
                .replaceAll("(?i)n't\\b", " not");
    }

    private record Claim(String id, List<Pattern> said, List<Pattern> unless) {

        boolean madeBy(String sentence) {
            return said.stream().anyMatch(pattern -> pattern.matcher(sentence).find())
                    && unless.stream()
                            .noneMatch(pattern -> pattern.matcher(sentence).find());
        }
    }

    record File(List<Written> claims) {}

    /** @param claim the claim in plain words, for whoever reads the file */
    record Written(String id, String claim, List<String> said, List<String> unless) {

        Written {
            unless = unless == null ? List.of() : unless;
        }
    }
}

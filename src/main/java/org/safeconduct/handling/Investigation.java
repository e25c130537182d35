package org.safeconduct.handling;

import org.safeconduct.rulebook.RuleInfo;

/**
 * How far the police look into a recorded crime, as they say it.
 *
 * @param code on the wire, such as {@code record-only}
 * @param meaning what it means
 * @param doesNotMean what people wrongly take it to mean
 * @param source the source as the domain files cite it
 * @param grade how well the weakest fact here is supported
 */
public record Investigation(String code, String meaning, String doesNotMean, String source, RuleInfo.Grade grade) {}

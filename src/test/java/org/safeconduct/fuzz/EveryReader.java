package org.safeconduct.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safeconduct.agreement.FuzzedRegister;
import org.safeconduct.feedback.decision.FuzzedDecision;
import org.safeconduct.feedback.sharer.FuzzedActs;
import org.safeconduct.handling.FuzzedFacts;
import org.safeconduct.intake.form.FuzzedForm;
import org.safeconduct.intake.health.FuzzedFhir;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.FuzzedSeals;
import org.safeconduct.sealing.opening.OpeningRefused;
import org.safeconduct.sealing.receipt.ReceiptRefused;

/**
 * What holds of every reader, whatever it is given: it answers or refuses, by its own refusal, which has no cause and quotes
 * nothing. One test for all, because Jazzer runs one in each process: the first byte chooses the reader.
 */
final class EveryReader {

    private static final List<FuzzTarget> ALL = Stream.of(
                    FuzzedForm.all(),
                    FuzzedFhir.all(),
                    List.<FuzzTarget>of(new FuzzedDecision()),
                    FuzzedActs.all(),
                    List.<FuzzTarget>of(new FuzzedFacts()),
                    FuzzedSeals.all(),
                    FuzzedRegister.all())
            .flatMap(List::stream)
            .toList();

    private EveryReader() {}

    static Stream<byte[]> seeds() {
        return IntStream.range(0, ALL.size())
                .boxed()
                .flatMap(i -> ALL.get(i).seeds().stream().map(seed -> {
                    byte[] chosen = new byte[seed.length + 1];
                    chosen[0] = i.byteValue();
                    System.arraycopy(seed, 0, chosen, 1, seed.length);
                    return chosen;
                }));
    }

    static void read(byte[] input) {
        if (input.length == 0) {
            return;
        }
        FuzzTarget target = ALL.get((input[0] & 0xFF) % ALL.size());
        try {
            target.read(Arrays.copyOfRange(input, 1, input.length));
        } catch (Rejection rejection) {
            requireQuotesNothing(rejection, rejection.detail() + rejection.pointer());
        } catch (OpeningRefused | ReceiptRefused refusal) {
            requireQuotesNothing(refusal, String.valueOf(refusal.getMessage()));
        }
    }

    private static void requireQuotesNothing(RuntimeException refusal, String said) {
        if (refusal.getCause() != null || refusal.getSuppressed().length > 0) {
            throw new AssertionError("a refusal carries what went wrong inside", refusal);
        }
        if (said.toLowerCase(Locale.ROOT).contains(FuzzTarget.CANARY)) {
            throw new AssertionError("a refusal quotes what was sent: " + said);
        }
    }
}

package org.safeconduct.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;

/** A rejection under test. */
public record Refusal(Rejection rejection) {

    /** What every bad input carries, wherever it can; no part of an error may repeat it. */
    public static final String CANARY = "canary";

    public static Refusal of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(Rejection.class);
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContainIgnoringCase(CANARY);
        return new Refusal((Rejection) thrown);
    }

    public Refusal has(int status, String code) {
        assertThat(rejection.kind().status()).as(rejection.detail()).isEqualTo(status);
        assertThat(rejection.kind().code()).isEqualTo(code);
        return this;
    }

    public void at(@Nullable String pointer) {
        assertThat(rejection.pointer()).isEqualTo(pointer);
        assertThat(String.valueOf(pointer)).doesNotContainIgnoringCase(CANARY);
    }
}

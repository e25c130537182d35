package org.safeconduct.disclosure;

/**
 * An NHS number: ten digits, however they were parted. One that is none of ten digits is kept as it was sent. One that fails its check digit is kept and flagged, never rejected: NHS England's own
 * examples fail it. Modulus 11, weights 10 to 2 (NHS Data Dictionary).
 */
public record NhsNumber(String value) {

    public NhsNumber {
        value = Written.nhsNumber(value);
    }

    /** Whether the text is ten digits whose last is the check digit of the others. */
    public boolean checkDigitHolds() {
        String digits = value;
        if (!digits.matches("\\d{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return check != 10 && check % 11 == digits.charAt(9) - '0';
    }

    @Override
    public String toString() {
        return "NhsNumber[withheld]";
    }
}

package io.riskmesh.boosting.model;

import java.math.BigDecimal;
import java.math.MathContext;

/// Floats as XGBoost prints them: the shortest decimal that reads back to the same float32, as `d.dddE±x`; always with
/// an exponent, because XGBoost refuses an integer where a float belongs.
final class XgboostFloat {

    private XgboostFloat() {}

    static String print(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("Expected a finite float, got " + value);
        }
        if (value == 0f) {
            return Float.floatToRawIntBits(value) == 0 ? "0E0" : "-0E0";
        }
        BigDecimal decimal = new BigDecimal(Float.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Float.toString gives two digits where one may do: 1.4E-45 is also 1E-45.
            BigDecimal oneDigit = decimal.round(new MathContext(1)).stripTrailingZeros();
            decimal = oneDigit.floatValue() == value ? oneDigit : decimal;
        }
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0f ? "-" : "") + mantissa + "E" + exponent;
    }
}

package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** The trades of which a day has a usual price; their codes are those of the trades of teams. */
public enum DayPrice {
    DEPLOYMENT("deploiement", MoneyNorm.DEPLOYMENT_LOW, MoneyNorm.DEPLOYMENT_HIGH),
    DEVELOPMENT("developpement", MoneyNorm.DEVELOPMENT_LOW, MoneyNorm.DEVELOPMENT_HIGH),
    DESIGN("design", MoneyNorm.DESIGN_LOW, MoneyNorm.DESIGN_HIGH),
    PRODUCT("produit", MoneyNorm.PRODUCT_LOW, MoneyNorm.PRODUCT_HIGH),
    COACHING("coaching", MoneyNorm.COACHING_LOW, MoneyNorm.COACHING_HIGH),
    DATA("data", MoneyNorm.DATA_LOW, MoneyNorm.DATA_HIGH),
    SUPPORT("support", MoneyNorm.SUPPORT_LOW, MoneyNorm.SUPPORT_HIGH),
    LAW("droit", MoneyNorm.LAW_LOW, MoneyNorm.LAW_HIGH),
    FACILITATION("animation", MoneyNorm.FACILITATION_LOW, MoneyNorm.FACILITATION_HIGH),
    OTHER("autre", MoneyNorm.OTHER_LOW, MoneyNorm.OTHER_HIGH);

    private final String code;
    private final MoneyNorm low;
    private final MoneyNorm high;

    DayPrice(String code, MoneyNorm low, MoneyNorm high) {
        this.code = code;
        this.low = low;
        this.high = high;
    }

    /** The code of the trade. */
    public String code() {
        return code;
    }

    /** What somebody who begins is paid. */
    MoneyNorm low() {
        return low;
    }

    /** What somebody experienced is paid. */
    MoneyNorm high() {
        return high;
    }

    public static Optional<DayPrice> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}

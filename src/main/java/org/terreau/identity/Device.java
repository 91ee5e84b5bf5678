package org.terreau.identity;

/**
 * What somebody signed in with, as far as their browser says: never which version, which would tell people apart.
 *
 * @param browser its name, as its maker writes it; "" when it is not known
 * @param system the name of the system; "" when it is not known
 */
public record Device(String browser, String system) {

    public static final Device UNKNOWN = new Device("", "");

    private enum Browser {
        EDGE("Edg", "Edge"),
        OPERA("OPR/", "Opera"),
        SAMSUNG("SamsungBrowser", "Samsung Internet"),
        FIREFOX("Firefox/", "Firefox"),
        FIREFOX_IOS("FxiOS/", "Firefox"),
        CHROME_IOS("CriOS/", "Chrome"),
        CHROMIUM("Chromium/", "Chromium"),
        CHROME("Chrome/", "Chrome"),
        SAFARI("Safari/", "Safari");

        private final String sign;
        private final String told;

        Browser(String sign, String told) {
            this.sign = sign;
            this.told = told;
        }
    }

    private enum System {
        IPHONE("iPhone", "iPhone"),
        IPAD("iPad", "iPad"),
        ANDROID("Android", "Android"),
        WINDOWS("Windows", "Windows"),
        CHROME_OS("CrOS", "ChromeOS"),
        MAC("Macintosh", "macOS"),
        LINUX("Linux", "Linux");

        private final String sign;
        private final String told;

        System(String sign, String told) {
            this.sign = sign;
            this.told = told;
        }
    }

    /**
     * Reads the {@code User-Agent} of a request. Browsers name those that they resemble: the first name found, from the
     * rarest to the commonest, is theirs.
     */
    public static Device of(String userAgent) {
        String browser = "";
        for (Browser one : Browser.values())
            if (userAgent.contains(one.sign)) {
                browser = one.told;
                break;
            }
        for (System one : System.values()) if (userAgent.contains(one.sign)) return new Device(browser, one.told);
        return new Device(browser, "");
    }

    /** The message that says it, with the browser and the system as arguments. */
    public String key() {
        if (browser.isEmpty()) return system.isEmpty() ? "identity.device.unknown" : "identity.device.system";
        return system.isEmpty() ? "identity.device.browser" : "identity.device.both";
    }
}

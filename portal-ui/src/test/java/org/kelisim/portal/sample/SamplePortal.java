package org.kelisim.portal.sample;

import org.kelisim.identity.login.OwnTokens;
import org.kelisim.portal.PortalApplication;
import org.kelisim.portal.node.PartyNodes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The portal with the sample's nodes, to look at in a browser: {@code /sample-login?user=aigerim}, PIN 2468. */
@TestConfiguration(proxyBeanMethods = false)
public class SamplePortal {

    @Bean
    public SampleNodes sampleNodes() {
        return new SampleNodes();
    }

    @Bean
    PartyNodes partyNodes(SampleNodes sample) {
        return sample.hosted();
    }

    @Bean
    SampleRealm ownRealm(OwnTokens tokens) {
        return new SampleRealm(tokens);
    }

    @Bean
    FilterRegistrationBean<SampleLoginFilter> sampleLogin(SampleNodes nodes) {
        FilterRegistrationBean<SampleLoginFilter> filter = new FilterRegistrationBean<>(new SampleLoginFilter(nodes));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }

    /** Starts it on port 8099. */
    public static void main(String[] arguments) {
        SpringApplication portal = new SpringApplication(PortalApplication.class, SamplePortal.class);
        portal.setAllowBeanDefinitionOverriding(true);
        portal.run(
                "--server.port=8099",
                "--kelisim.node.parties=KAZ,KGZ",
                "--kelisim.node.hosted=true",
                "--kelisim.node.demonstration=true",
                "--kelisim.node.vaults=/nowhere",
                "--kelisim.node.passphrases=/nowhere",
                "--kelisim.mongodb.uri=mongodb://127.0.0.1:1",
                "--kelisim.exchange.url=http://127.0.0.1:1",
                "--kelisim.root-file=/nowhere/root.json");
    }
}

package org.kelisim.exchange.start;

import org.kelisim.directory.RootFile;
import org.kelisim.log.NoteSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    @Bean
    ExchangeSettings settings(Environment environment) {
        return ExchangeSettings.read(environment);
    }

    @Bean
    RootFile root(ExchangeSettings settings) {
        return GivenFiles.root(settings.rootFile());
    }

    @Bean
    NoteSigner logSigner(ExchangeSettings settings, RootFile root) {
        return GivenFiles.signer(settings.logKeyFile(), root);
    }
}

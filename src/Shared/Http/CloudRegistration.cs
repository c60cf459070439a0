using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VisionAdapters.Registration;

namespace VisionAdapters.Http;

/// <summary>Registers the tagger of a cloud service with its options and its HTTP client, all under one name.</summary>
internal static class CloudRegistration
{
    public static ImageTaggerBuilder AddCloudTagger<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator>(
        this IServiceCollection services,
        string serviceKey,
        Action<OptionsBuilder<TOptions>> configure,
        Func<TOptions, HttpMessageHandler, IServiceProvider, IImageTagger> create)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);

        // The factory's own logs redact headers in their text, but hand their values to structured loggers: the key would be among them.
        services.AddHttpClient(serviceKey).ConfigurePrimaryHttpMessageHandler(TaggerHttpClient.CreateHandler).RemoveAllLoggers();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        configure(services.AddOptions<TOptions>(serviceKey).ValidateOnStart());
        return services.AddTagger(
            serviceKey,
            provider => create(
                provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(serviceKey),
                HandlerOf(provider, serviceKey),
                provider));
    }

    private static BorrowedHandler HandlerOf(IServiceProvider provider, string name)
    {
        var factory = provider.GetRequiredService<IHttpMessageHandlerFactory>();
        return new BorrowedHandler(() => factory.CreateHandler(name));
    }
}

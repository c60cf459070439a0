using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.ChatModels;
using VisionAdapters.ChatModels.Requests;
using VisionAdapters.Registration;
using VisionAdapters.Taxonomy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers chat models as taggers.</summary>
[Experimental("VISADP003")]
public static class ChatModelServiceCollectionExtensions
{
    /// <summary>
    /// Registers the chat model of the registered <see cref="IChatClient"/> under the key
    /// <see cref="ChatTaggerOptions.DefaultProviderId"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes how the model is asked. The taxonomy is the fashion taxonomy unless another is set.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddChatModelTagger(this IServiceCollection services, Action<ChatTaggerOptions>? configure = null) =>
        services.AddChatModelTagger(ChatTaggerOptions.DefaultProviderId, configure);

    /// <summary>Registers a chat model as a keyed singleton <see cref="IImageTagger"/>, with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="ChatTaggerOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddChatModelTagger(this IServiceCollection services, IConfiguration configuration) =>
        services.AddChatModelTagger(ChatTaggerOptions.DefaultProviderId, configuration);

    /// <summary>
    /// Registers a chat model as a keyed singleton <see cref="IImageTagger"/>. Its options are checked when the host starts, or when the
    /// tagger is first asked for.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, the name of the <see cref="ChatTaggerOptions"/>, and the provider id unless they give
    /// another.</param>
    /// <param name="configure">Changes how the model is asked. The taxonomy is the fashion taxonomy unless another is set.</param>
    /// <param name="clientFactory">Makes the client, which the tagger owns; <see langword="null"/> takes the registered
    /// <see cref="IChatClient"/>, which it does not.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddChatModelTagger(
        this IServiceCollection services,
        string serviceKey,
        Action<ChatTaggerOptions>? configure = null,
        Func<IServiceProvider, IChatClient>? clientFactory = null) =>
        Add(services, serviceKey, options => options.Configure(configure ?? (_ => { })), clientFactory);

    /// <summary>Registers a chat model as a keyed singleton <see cref="IImageTagger"/>, with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, the name of the <see cref="ChatTaggerOptions"/>, and the provider id unless they give
    /// another.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="ChatTaggerOptions"/>.</param>
    /// <param name="clientFactory">Makes the client, which the tagger owns; <see langword="null"/> takes the registered
    /// <see cref="IChatClient"/>, which it does not.</param>
    public static ImageTaggerBuilder AddChatModelTagger(
        this IServiceCollection services,
        string serviceKey,
        IConfiguration configuration,
        Func<IServiceProvider, IChatClient>? clientFactory = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, options => options.Bind(configuration), clientFactory);
    }

    private static ImageTaggerBuilder Add(
        IServiceCollection services,
        string serviceKey,
        Action<OptionsBuilder<ChatTaggerOptions>> configure,
        Func<IServiceProvider, IChatClient>? clientFactory)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatTaggerOptions>, ChatTaggerOptionsValidator>());
        var builder = services.AddOptions<ChatTaggerOptions>(serviceKey).ValidateOnStart().Configure(options =>
        {
            options.ProviderId = serviceKey;
            options.OwnsClient = clientFactory is not null;
        });
        configure(builder);
        builder.PostConfigure(options => options.Taxonomy ??= new TaxonomyCatalog().LoadTaxonomy("fashion"));
        return services.AddTagger(serviceKey, provider => new ChatModelTagger(
            clientFactory?.Invoke(provider) ?? provider.GetRequiredService<IChatClient>(),
            provider.GetRequiredService<IOptionsMonitor<ChatTaggerOptions>>().Get(serviceKey),
            provider.GetService<TimeProvider>()));
    }
}

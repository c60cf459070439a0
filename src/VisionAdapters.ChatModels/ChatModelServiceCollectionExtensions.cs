using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.ChatModels;
using VisionAdapters.Taxonomy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers chat models as taggers.</summary>
public static class ChatModelServiceCollectionExtensions
{
    /// <summary>
    /// Registers a chat model as a keyed singleton <see cref="IImageTagger"/>. It is made, and its options are checked, when it is first
    /// asked for.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, the name of the <see cref="ChatTaggerOptions"/>, and the provider id unless they give
    /// another.</param>
    /// <param name="clientFactory">Makes the client, which the tagger owns; <see langword="null"/> takes the registered
    /// <see cref="IChatClient"/>, which it does not.</param>
    /// <param name="configure">Changes how the model is asked. The taxonomy is the fashion taxonomy unless another is set.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddChatModelTagger(
        this IServiceCollection services,
        string serviceKey = ChatTaggerOptions.DefaultProviderId,
        Func<IServiceProvider, IChatClient>? clientFactory = null,
        Action<ChatTaggerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        services.AddOptions<ChatTaggerOptions>(serviceKey).Configure(options =>
        {
            options.ProviderId = serviceKey;
            options.OwnsClient = clientFactory is not null;
            configure?.Invoke(options);
            options.Taxonomy ??= new TaxonomyCatalog().LoadTaxonomy("fashion");
        });
        return services.AddKeyedSingleton<IImageTagger>(serviceKey, (provider, _) => new ChatModelTagger(
            clientFactory?.Invoke(provider) ?? provider.GetRequiredService<IChatClient>(),
            provider.GetRequiredService<IOptionsMonitor<ChatTaggerOptions>>().Get(serviceKey)));
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using VisionAdapters.ChatModels;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Conformance.Tests;

/// <summary>A chat model through OpenAI's own client.</summary>
public sealed class ChatModelContractTests : ServiceTaggerContract
{
    private static readonly TaxonomyDefinition Fashion = new TaxonomyCatalog().LoadTaxonomy("fashion");

    protected override string ProviderId => ChatTaggerOptions.DefaultProviderId;

    protected override bool LimitsPixels => false;

    protected override Task<ITaggingService> StartAsync(string secret) => ChatService.StartAsync(secret);

    protected override IImageTagger Create(TaggerSetup setup) => new OpenAIClient(
        new ApiKeyCredential(setup.Secret),
        new OpenAIClientOptions { Endpoint = setup.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) })
        .GetChatClient("vision-model")
        .AsIChatClient()
        .AsImageTagger(Fashion, options =>
        {
            options.Facets.Add("category");
            options.Facets.Add("colour");
            options.Timeout = setup.Timeout;
        });
}

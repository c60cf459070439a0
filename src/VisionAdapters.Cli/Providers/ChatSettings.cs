using VisionAdapters.Bakeoff;
using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using VisionAdapters.ChatModels;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The options of <c>chat</c> and of any <c>chat-NAME</c>: a chat model behind a service that speaks as OpenAI's does.</summary>
internal static class ChatSettings
{
    public const string Id = "chat";

    private const int UsualOutputTokens = 2_000;

    // An image and the values of all facets take about as many.
    private const int UsualInputTokens = 6_000;

    /// <summary>Tells whether an id is one of a chat model: several can take part in a bake-off.</summary>
    public static bool Owns(string id) => id == Id || id.StartsWith(Id + "-", StringComparison.Ordinal);

    public static ProviderSetup Read(OptionReader options, TaxonomyDefinition taxonomy)
    {
        var endpoint = options.Address("endpoint");
        var model = options.Text("model");
        var key = options.Secret("key-env", endpoint is { IsLoopback: true } ? [] : ["OPENAI_API_KEY"]);
        var facets = options.Text("facets")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var form = options.Choice("answer-form", ChatAnswerForm.JsonSchema, ("schema", ChatAnswerForm.JsonSchema), ("json", ChatAnswerForm.Json), ("text", ChatAnswerForm.Text));
        var tokens = options.Whole("max-output-tokens", 16, 1_000_000) ?? UsualOutputTokens;
        var timeout = TimeSpan.FromSeconds(options.Number("timeout-seconds", 1, 3600) ?? 120);
        var input = options.Number("input-usd-per-million", 0, 1e6);
        var output = options.Number("output-usd-per-million", 0, 1e6);
        var pipeline = CloudPipeline.Read(options);
        options.RefuseOthers();
        if (Array.Find(facets, facet => taxonomy.FindFacet(facet) is null) is { } stranger)
        {
            throw new UsageException($"{options.Id}: the taxonomy has no facet '{stranger}'. It has: {string.Join(", ", taxonomy.Facets)}.");
        }

        var missing = new List<string>();
        if (endpoint is null)
        {
            missing.Add("no endpoint: set the option endpoint, such as http://localhost:11434/v1 for Ollama");
        }

        if (model is null)
        {
            missing.Add("no model: set the option model");
        }

        if (key is null && endpoint is { IsLoopback: false })
        {
            missing.Add("no key: set OPENAI_API_KEY, or name another variable with the option key-env");
        }

        return new ProviderSetup
        {
            Id = options.Id,
            Found = [.. new[] { endpoint is null ? null : $"endpoint {endpoint.Host}", key is null ? null : $"key in {key}" }.OfType<string>()],
            Missing = missing,
            Pricing = PricingOf(input, output, tokens),
            Create = () => pipeline.Around(ClientOf(endpoint!, model!, key, timeout).AsImageTagger(taxonomy, chat =>
            {
                chat.ProviderId = options.Id;
                chat.AnswerForm = form;
                chat.MaxOutputTokens = tokens;
                chat.Timeout = timeout;
                foreach (var facet in facets)
                {
                    chat.Facets.Add(facet);
                }
            })),
        };
    }

    private static IChatClient ClientOf(Uri endpoint, string model, FoundSecret? key, TimeSpan timeout) => new OpenAIClient(
        new ApiKeyCredential(key?.Value ?? "none"),
        new OpenAIClientOptions
        {
            Endpoint = endpoint,
            NetworkTimeout = timeout,

            // Retries have one owner: the pipeline around the tagger.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        })
        .GetChatClient(model)
        .AsIChatClient();

    private static ProviderPricing PricingOf(double? input, double? output, int maxOutputTokens)
    {
        if (input is null || output is null)
        {
            return new ProviderPricing(_ => null, ExpectedUsdPerImage: null);
        }

        return new ProviderPricing(
            usage => usage.Sum(part => part.Units * (part.Feature == "input tokens" ? input.Value : output.Value)) / 1e6,
            ((UsualInputTokens * input.Value) + (maxOutputTokens * output.Value)) / 1e6);
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels;

/// <summary>
/// Any chat model that takes images as a provider, under the id <c>chat</c> or any <c>chat-NAME</c>: several can take part in a bake-off.
/// </summary>
/// <remarks>
/// The host lends the <see cref="TaxonomyDefinition"/> whose values the model chooses from through <see cref="ProviderSettings.Services"/>.
/// </remarks>
[Experimental("VISADP003")]
public sealed class ChatModelProvider : VisionProvider
{
    private const int DefaultOutputTokens = 2_000;
    private const double DefaultTimeoutSeconds = 120;

    // An image and the values of all facets take about as many.
    private const int ExpectedInputTokens = 6_000;

    private static readonly string[] NoClient = ["no chat client: this program connects to none"];

    private readonly Func<ChatModelConnection, IChatClient>? _connect;

    /// <summary>Initializes a new instance of the <see cref="ChatModelProvider"/> class.</summary>
    /// <param name="connect">
    /// Makes the client of a service. The client must not retry: the pipeline around the tagger does. <see langword="null"/> means that the
    /// host has no client: the provider says that it misses one.
    /// </param>
    public ChatModelProvider(Func<ChatModelConnection, IChatClient>? connect = null) => _connect = connect;

    /// <inheritdoc/>
    public override string Id => ChatTaggerOptions.DefaultProviderId;

    /// <inheritdoc/>
    public override string Name => "Chat model";

    /// <inheritdoc/>
    public override string? DefaultMap => IdentityMap.Name;

    /// <inheritdoc/>
    public override bool Owns(string id, IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id == Id || id.StartsWith(Id + "-", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override ProviderSetup Examine(ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var taxonomy = settings.Services?.GetService(typeof(TaxonomyDefinition)) as TaxonomyDefinition;
        var endpoint = settings.FindEndpoint("endpoint", [], IsOpenAI);
        var model = settings.GetText("model");
        var key = settings.FindSecret(endpoint, "key-env", "OPENAI_API_KEY");
        var timeout = TimeSpan.FromSeconds(settings.GetNumber("timeout-seconds", 1, 3600) ?? DefaultTimeoutSeconds);
        var tokens = settings.GetWholeNumber("max-output-tokens", 16, 1_000_000) ?? DefaultOutputTokens;
        var options = new ChatTaggerOptions
        {
            ProviderId = settings.Id,
            Taxonomy = taxonomy,
            AnswerForm = settings.GetChoice(
                "answer-form",
                ChatAnswerForm.JsonSchema,
                ("schema", ChatAnswerForm.JsonSchema),
                ("json", ChatAnswerForm.Json),
                ("text", ChatAnswerForm.Text)),
            MaxOutputTokens = tokens,
            Timeout = timeout,
            Key = key?.Value,
        };
        foreach (var facet in settings.GetList("facets"))
        {
            options.Facets.Add(facet);
        }

        var facets = string.Join(',', options.Facets);
        ThrowIfUnknownFacet(settings.Id, options.Facets, taxonomy);
        return new ProviderSetup
        {
            Endpoint = endpoint?.Address,
            Credential = key is null ? null : $"key in {key}",
            Found = [.. new[] { endpoint?.ToString(), key is null ? null : $"key in {key}" }.OfType<string>()],
            Missing = [.. Missing(endpoint, model, key), .. _connect is null ? NoClient : []],
            Prices = ReadPrices(settings),
            ExpectedUsage =
            [
                new BillableUsage { Feature = "input tokens", Units = ExpectedInputTokens },
                new BillableUsage { Feature = "output tokens", Units = tokens },
            ],
            RequestIdentity = FormattableString.Invariant(
                $"model={model};facets={facets};form={options.AnswerForm};max-output-tokens={tokens};taxonomy={taxonomy?.ContentHash}"),
            Create = () => new ChatModelTagger(
                _connect!(new ChatModelConnection { Endpoint = endpoint!.Address, Model = model!, Key = key?.Value, Timeout = timeout }),
                options),
        };
    }

    // The key of OPENAI_API_KEY is for OpenAI's own hosts: api.openai.com, and those of its regions.
    private static bool IsOpenAI(string host) =>
        host == "api.openai.com" || host.EndsWith(".api.openai.com", StringComparison.Ordinal);

    private static List<string> Missing(ProviderEndpoint? endpoint, string? model, ProviderSecret? key)
    {
        var missing = new List<string>();
        if (endpoint is null)
        {
            missing.Add("no endpoint: set the option endpoint in bakeoff.yaml, such as http://localhost:11434/v1 for Ollama");
        }

        if (model is null)
        {
            missing.Add("no model: set the option model");
        }

        if (key is null && endpoint is { IsLocal: false })
        {
            missing.Add("no key: set OPENAI_API_KEY, or another variable whose name begins with it, and name that with the option key-env");
        }

        return missing;
    }

    // No list price is known: models and services are the user's choice.
    private static ListPrice[] ReadPrices(ProviderSettings settings)
    {
        var input = settings.GetNumber("input-usd-per-million", 0, 1e6);
        var output = settings.GetNumber("output-usd-per-million", 0, 1e6);
        return input is null || output is null ? [] : [Price("input tokens", input.Value), Price("output tokens", output.Value)];
    }

    private static ListPrice Price(string feature, double usdPerMillion) => new()
    {
        Feature = feature,
        UsdPer1000 = usdPerMillion / 1000,
        AsOf = "",
        Source = "the options",
    };

    private static void ThrowIfUnknownFacet(string id, IEnumerable<string> facets, TaxonomyDefinition? taxonomy)
    {
        if (taxonomy is not null && facets.FirstOrDefault(facet => taxonomy.FindFacet(facet) is null) is { } unknown)
        {
            throw new ProviderSettingsException(
                $"{id}: the taxonomy has no facet '{unknown}'. It has: {string.Join(", ", taxonomy.Facets)}.");
        }
    }
}

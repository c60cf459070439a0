using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using VisionAdapters.ChatModels.Answers;
using VisionAdapters.ChatModels.Requests;
using VisionAdapters.Secrets;
using VisionAdapters.Settings;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels;

/// <summary>Any chat model that takes images, as a tagger: it chooses among the values of a taxonomy.</summary>
/// <remarks>
/// Tags have a facet's id as their group and a value's id as their name, in every language: <see cref="TaggingOptions.Language"/> has no
/// effect. <see cref="IdentityMap"/> is their map. A call is one call of the client: turn the client's own retries off, and add
/// <c>UseResilience()</c>. Safe for use from many threads when the client is. <see cref="GetService"/> gives <see cref="TaggerMetadata"/>
/// and what the client gives.
/// </remarks>
[Experimental("VISADP003")]
public sealed class ChatModelTagger : IImageTagger
{
    private readonly IChatClient _client;
    private readonly ChatTaggerOptions _options;
    private readonly TimeProvider _time;
    private readonly SecretFilter _secrets = new();
    private readonly ChatQuestion _question;
    private readonly ChatAnswerReader _reader;
    private readonly TaggerMetadata _metadata;
    private long _ignoredValues;
    private volatile bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="ChatModelTagger"/> class.</summary>
    /// <param name="client">The chat client.</param>
    /// <param name="options">How the model is asked. They are copied: later changes have no effect.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or out of range, or the taxonomy has no such facet.</exception>
    public ChatModelTagger(IChatClient client, ChatTaggerOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options = new ChatTaggerOptionsValidator().Validated(options).Copy();
        var facets = FacetsOf(options);
        var about = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        _client = client;
        _options = options;
        _time = timeProvider ?? TimeProvider.System;
        _secrets.Add(options.Key);
        _question = new ChatQuestion(options, facets);
        _reader = new ChatAnswerReader(facets);
        _metadata = new TaggerMetadata
        {
            ProviderId = options.ProviderId,
            ProviderName = about?.ProviderName,
            ModelVersion = options.ModelId ?? about?.DefaultModelId,
            Endpoint = about?.ProviderUri,
            BillableUnit = "token",
            ReferenceSchemes = options.SendWebAddresses ? ["http", "https"] : [],
            Limits = new ImageLimits
            {
                Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.WebP, ImageFormat.Gif],
                MaxBytes = options.MaxImageBytes,
            },
        };
    }

    /// <summary>Gets how many facets, values and confidences of all answers made no sense and were left out.</summary>
    public long IgnoredValues => Interlocked.Read(ref _ignoredValues);

    /// <inheritdoc/>
    public async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await CallAsync(image, options, cancellationToken).ConfigureAwait(false);
        }
        catch (TaggingException exception) when (_secrets.HoldsSecret(exception))
        {
            throw _secrets.Clean(exception);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this
            : serviceKey is null && serviceType == typeof(TaggerMetadata) ? _metadata
            : serviceKey is null && serviceType.IsInstanceOfType(_client) ? _client
            : _client.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes the chat client, unless <see cref="ChatTaggerOptions.OwnsClient"/> is off.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (_options.OwnsClient)
        {
            _client.Dispose();
        }
    }

    private static IReadOnlyList<Facet> FacetsOf(ChatTaggerOptions options) => options.Facets.Count == 0
        ? options.Taxonomy!.Facets
        : [.. options.Facets.Distinct(StringComparer.Ordinal).Select(id => options.Taxonomy!.FindFacet(id)
            ?? throw new OptionsValidationException(
                Options.DefaultName,
                typeof(ChatTaggerOptions),
                [$"The taxonomy {options.Taxonomy} has no facet '{id}'. It has: {string.Join(", ", options.Taxonomy!.Facets)}."]))];

    private async Task<TaggingResponse> CallAsync(ImageInput image, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        ChatResponse response;
        try
        {
            var content = await ContentOfAsync(image, either.Token).ConfigureAwait(false);
            response = await _client.GetResponseAsync(_question.Ask(content), ChatOptionsFor(options), either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not TaggingException && !cancellationToken.IsCancellationRequested)
        {
            throw ChatFailure.From(exception, _options.ProviderId, _time);
        }

        return ToResponse(response, options, _time.GetElapsedTime(started));
    }

    private async Task<AIContent> ContentOfAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (_options.SendWebAddresses && image.Uri is { Scheme: "http" or "https" } address)
        {
            return new UriContent(address, "image/*");
        }

        var content = await image.LoadAsync(_options.MaxImageBytes, cancellationToken).ConfigureAwait(false);
        var type = content.Header.Format switch
        {
            ImageFormat.Jpeg => "image/jpeg",
            ImageFormat.Png => "image/png",
            ImageFormat.WebP => "image/webp",
            ImageFormat.Gif => "image/gif",
            _ => throw Refuse(
                TaggingErrorKind.UnsupportedFormat, $"{image} is {content.Header.Format}: chat models take JPEG, PNG, WebP and GIF."),
        };
        return content.Header.Size is null
            ? throw Refuse(TaggingErrorKind.InvalidImage, $"{image} is damaged: its header does not tell its size.")
            : new DataContent(content.Bytes, type);
    }

    private TaggingException Refuse(TaggingErrorKind kind, string problem) => new(kind, problem) { Provider = _options.ProviderId };

    private ChatOptions ChatOptionsFor(TaggingOptions? options)
    {
        var chat = new ChatOptions
        {
            ModelId = options?.ModelId ?? _options.ModelId,
            ResponseFormat = _question.Format,
            Temperature = _options.Temperature,
            MaxOutputTokens = _options.MaxOutputTokens,
        };
        _options.ConfigureChat?.Invoke(chat);
        return chat;
    }

    private TaggingResponse ToResponse(ChatResponse response, TaggingOptions? options, TimeSpan latency)
    {
        ThrowIfUnanswered(response);
        ChatAnswer answer;
        try
        {
            answer = _reader.Read(response.Text);
        }
        catch (TaggingException exception)
        {
            throw new TaggingException(exception)
            {
                Provider = _options.ProviderId,
                RequestId = response.ResponseId,
                RawRepresentation = RawOf(response),
            };
        }

        Interlocked.Add(ref _ignoredValues, answer.Ignored);
        var tags = answer.Tags
            .Where(tag => tag.Confidence >= (options?.MinimumConfidence ?? 0))
            .Take(options?.MaxTags ?? int.MaxValue);
        return new TaggingResponse
        {
            Provider = _options.ProviderId,
            ModelVersion = response.ModelId is { } model ? _secrets.Clean(model) : _metadata.ModelVersion,
            RequestId = response.ResponseId is { } id ? _secrets.Clean(id) : null,
            Latency = latency,
            Tags = [.. tags],
            Usage = UsageOf(response.Usage),
            RawRepresentation = RawOf(response),
        };
    }

    private RawResponse RawOf(ChatResponse response)
    {
        var body = Encoding.UTF8.GetBytes(response.Text);
        _secrets.Blot(body);
        return new RawResponse { ContentType = "application/json", Body = body };
    }

    private void ThrowIfUnanswered(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter
            || response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any())
        {
            throw Error(
                TaggingErrorKind.InvalidImage, "The model refuses to speak about the image, or its service filtered the answer.", response);
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            throw Error(
                TaggingErrorKind.ProtocolError,
                $"The model's answer was cut off: raise {nameof(ChatTaggerOptions.MaxOutputTokens)}, or ask about fewer facets.",
                response);
        }
    }

    private TaggingException Error(TaggingErrorKind kind, string message, ChatResponse response) =>
        new(kind, message) { Provider = _options.ProviderId, RequestId = response.ResponseId };

    private static BillableUsage[] UsageOf(UsageDetails? usage) =>
    [
        .. new[] { (Feature: "input tokens", Count: usage?.InputTokenCount), (Feature: "output tokens", Count: usage?.OutputTokenCount) }
            .Where(part => part.Count > 0)
            .Select(part => new BillableUsage { Feature = part.Feature, Units = (int)Math.Min(part.Count!.Value, int.MaxValue) }),
    ];
}

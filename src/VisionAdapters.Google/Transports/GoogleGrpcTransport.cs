using Grpc.Core;
using Grpc.Net.Client;
using VisionAdapters.Google.Requests;
using VisionAdapters.Http;
using VisionAdapters.Secrets;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google.Transports;

/// <summary>Calls <c>BatchAnnotateImages</c> over gRPC.</summary>
internal sealed class GoogleGrpcTransport : IGoogleTransport
{
    /// <summary>The largest request that the service reads, in bytes.</summary>
    public const long MaxRequest = 41_943_040;

    private readonly SecretFilter _secrets;
    private readonly string _parent;
    private readonly GrpcChannel? _channel;
    private readonly CallInvoker _invoker;

    public GoogleGrpcTransport(Uri endpoint, string parent, CloudTagger tagger)
    {
        _secrets = tagger.Secrets;
        _parent = parent;
        _channel = GrpcChannel.ForAddress(
            endpoint,
            new GrpcChannelOptions
            {
                HttpClient = tagger.Client,
                MaxReceiveMessageSize = AnswerBody.MaxBody,
                MaxSendMessageSize = null,
            });
        _invoker = _channel.CreateCallInvoker();
    }

    public GoogleGrpcTransport(CallInvoker invoker, string parent, CloudTagger tagger) =>
        (_invoker, _parent, _secrets) = (invoker, parent, tagger.Secrets);

    /// <inheritdoc/>
    public long RequestLimit => MaxRequest - GoogleMessageRequest.EnvelopeSize(_parent);

    /// <inheritdoc/>
    public long SizeOf(GoogleImage image, GoogleAsk ask) => GoogleMessageRequest.SizeOf(image, ask);

    /// <inheritdoc/>
    public async Task<GoogleBatchAnswer> AnnotateAsync(
        IReadOnlyList<GoogleImage> images,
        GoogleAsk ask,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken)
    {
        var options = new CallOptions(ToMetadata(headers), cancellationToken: cancellationToken);
        var request = GoogleMessageRequest.Write(images, ask, _parent);
        using var call = _invoker.AsyncUnaryCall(GoogleMethod.BatchAnnotateImages, host: null, options, request);
        try
        {
            var body = await call.ResponseAsync.ConfigureAwait(false);
            var answerHeaders = await call.ResponseHeadersAsync.ConfigureAwait(false);
            _secrets.Blot(body);
            return new GoogleBatchAnswer(
                GoogleMessageReader.ReadBatch(body),
                answerHeaders.GetValue(HttpAnswer.EmulatorHeader) is not null,
                answerHeaders.GetValue(GoogleRequestId.Header) is { } id ? _secrets.Clean(id) : null);
        }
        catch (RpcException exception)
        {
            // The gate knows whose wish the end of a cancelled call was.
            cancellationToken.ThrowIfCancellationRequested();
            throw GoogleRpcFault.ToException(exception, hasBegun: call.ResponseHeadersAsync.IsCompletedSuccessfully);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel?.Dispose();

    private static Metadata ToMetadata(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var metadata = new Metadata();
        foreach (var (name, value) in headers)
        {
            metadata.Add(name, value);
        }

        return metadata;
    }
}

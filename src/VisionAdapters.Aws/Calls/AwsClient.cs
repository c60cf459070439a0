using VisionAdapters.Http;

namespace VisionAdapters.Aws.Calls;

/// <summary>Sends signed requests, once each.</summary>
internal sealed class AwsClient(CloudTagger tagger, string operation, AwsRequestSigner signer) : IDisposable
{
    private readonly string _target = $"RekognitionService.{operation}";

    /// <summary>Signs and sends a body and reads the answer, an error too.</summary>
    /// <exception cref="TaggingException">There are no credentials, or the answer is cut off or too long.</exception>
    /// <exception cref="HttpRequestException">The service was not reached.</exception>
    public async Task<HttpAnswer> PostAsync(Base64JsonContent body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, tagger.Metadata.Endpoint) { Content = body };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", _target);
        await signer.SignAsync(request, body.Sha256(cancellationToken), cancellationToken).ConfigureAwait(false);
        tagger.Secrets.Add(request.Headers.NonValidated.TryGetValues("X-Amz-Security-Token", out var token) ? token.ToString() : null);
        using var response = await tagger.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        var answer = await HttpAnswer.ReceiveAsync(tagger, response, "x-amzn-RequestId", cancellationToken)
            .ConfigureAwait(false);
        return response.Headers.NonValidated.TryGetValues("x-amzn-ErrorType", out var type)
            ? answer with { ErrorKind = AwsFailure.KindOf(type.ToString()) }
            : answer;
    }

    /// <summary>Lets go of the credentials. The HTTP client belongs to the tagger.</summary>
    public void Dispose() => signer.Dispose();
}

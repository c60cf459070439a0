using System.Net.Sockets;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Signing;
using VisionAdapters.Http;

namespace VisionAdapters.Aws.Calls;

/// <summary>
/// Signs requests with the AWS SDK's signer (Signature Version 4), whose credentials are asked anew for each request, so that they may be
/// renewed.
/// </summary>
internal sealed class AwsRequestSigner(CloudService service, AWSCredentials? credentials, RegionEndpoint region, TimeProvider time)
    : IDisposable
{
    private const string SigningName = "rekognition";

    private readonly DefaultAWSCredentialsIdentityResolver? _chain = credentials is null ? new() : null;

    /// <summary>Adds the headers of a signature.</summary>
    /// <param name="request">The request with all its headers.</param>
    /// <param name="bodySha256">The SHA-256 of the body in hexadecimal digits: the signer does not read the body.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    /// <exception cref="TaggingException">There are no credentials.</exception>
    public async Task SignAsync(HttpRequestMessage request, string bodySha256, CancellationToken cancellationToken)
    {
        var signing = new AWSSigningRequest { HttpMethod = request.Method, RequestUri = request.RequestUri };
        signing.Headers["X-Amz-Content-SHA256"] = bodySha256;
        foreach (var (name, values) in request.Headers.NonValidated.Concat(request.Content!.Headers.NonValidated))
        {
            signing.Headers[name] = values.ToString();
        }

        foreach (var (name, value) in (await SignAsync(signing, cancellationToken).ConfigureAwait(false)).Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>Stops watching the files of the chain.</summary>
    public void Dispose() => _chain?.Dispose();

    private async Task<AWSSigningResult> SignAsync(AWSSigningRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var parameters = new AWSSigV4Parameters
            {
                Credentials = credentials ?? await ResolveAsync(cancellationToken).ConfigureAwait(false),
                Region = region,
                Service = SigningName,
                SignedAt = time.GetUtcNow().UtcDateTime,
            };

            // Some sources of credentials do not listen to the token.
            return await AWSSigV4Signer.SignAsync(request, parameters, cancellationToken)
                .WaitAsync(cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !TransportFailure.Is(exception))
        {
            // Each route to credentials throws exceptions of its own: a role that may not be taken, a program that prints no JSON, a
            // missing sign-in.
            throw service.Failure(
                TaggingErrorKind.Authentication, $"was not called, because the AWS SDK got no credentials: "
                    + $"{Explain(exception)}", exception);
        }
    }

    // "Error calling AssumeRole" says nothing without what lies below it: a host that cannot be reached, or a
    // refusal. Other causes may quote what a program printed, or a file.
    private static string Explain(Exception exception)
    {
        var innermost = exception.GetBaseException();
        return innermost is SocketException or HttpRequestException or AmazonServiceException
            && !exception.Message.Contains(innermost.Message, StringComparison.Ordinal)
            ? $"{exception.Message.TrimEnd('.')}: {innermost.Message}"
            : exception.Message;
    }

    // The chain's first steps read files and environment variables at once, on the calling thread, and may wait for the network afterwards.
    private Task<AWSCredentials> ResolveAsync(CancellationToken cancellationToken) =>
        Task.Run(() => _chain!.ResolveIdentityAsync(clientConfig: null, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
}

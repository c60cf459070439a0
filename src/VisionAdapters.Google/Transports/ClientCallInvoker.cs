using Google.Protobuf;
using Grpc.Core;

namespace VisionAdapters.Google.Transports;

/// <summary>Hands the message of a call to a client of the application's, and its answer back, both as bytes.</summary>
internal sealed class ClientCallInvoker(Func<byte[], CancellationToken, Task<byte[]>> call) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var response = CallAsync<TResponse>(((IMessage)(object)request).ToByteArray(), options.CancellationToken);

        // Headers come with an answer and never without one.
        var headers = response.ContinueWith(
            _ => new Metadata(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return new AsyncUnaryCall<TResponse>(response, headers, () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw NotMade();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw NotMade();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw NotMade();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw NotMade();

    private static NotSupportedException NotMade() => new("The tagger makes single calls alone.");

    private async Task<TResponse> CallAsync<TResponse>(byte[] request, CancellationToken cancellationToken) =>
        (TResponse)(object)await call(request, cancellationToken).ConfigureAwait(false);
}

using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

/// <summary>A team's own call invoker, with its credentials, carries the calls.</summary>
public sealed class GoogleCallInvokerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_goes_through_the_invoker_which_signs_in_and_lives_on()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: Cancellation);
        using var channel = GrpcChannel.ForAddress(cloud.Endpoint);
        var invoker = channel.Intercept(metadata =>
        {
            metadata.Add("x-goog-api-key", "emulator");
            return metadata;
        });
        for (var life = 1; life <= 2; life++)
        {
            using var tagger = new GoogleVisionTagger(new GoogleVisionOptions(), invoker);

            var response = await tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation);

            Assert.NotEmpty(response.Tags);
            Assert.Equal(life, cloud.GetUsage().Providers["google-vision"].Requests);
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_by_the_invoker_is_told()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: Cancellation);
        using var channel = GrpcChannel.ForAddress(cloud.Endpoint);
        using var tagger = new GoogleVisionTagger(new GoogleVisionOptions(), channel.CreateCallInvoker());

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation));

        Assert.Contains(error.Kind, new[] { TaggingErrorKind.Authentication, TaggingErrorKind.PermissionDenied });
    }

    [Fact]
    public async Task A_client_of_ones_own_is_handed_the_message_and_answers_with_one()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: Cancellation);
        using var channel = GrpcChannel.ForAddress(cloud.Endpoint);
        using var tagger = GoogleVisionTagger.OverClient(new GoogleVisionOptions(), (request, token) => ClientAsync(channel, "emulator", request, token));

        var outcomes = await tagger.TagBatchAsync([ImageInput.FromBytes(TestImage.Png()), ImageInput.FromBytes(TestImage.Png())], cancellationToken: Cancellation);

        Assert.All(outcomes, outcome => Assert.NotEmpty(outcome.Response!.Tags));
        Assert.Equal(1, cloud.GetUsage().Providers["google-vision"].Requests);
    }

    [Fact]
    public async Task What_a_client_of_ones_own_throws_is_told_by_its_kind()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: Cancellation);
        using var channel = GrpcChannel.ForAddress(cloud.Endpoint);
        using var tagger = GoogleVisionTagger.OverClient(new GoogleVisionOptions(), (request, token) => ClientAsync(channel, "wrong", request, token));

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation));

        Assert.Equal(("google-vision", false), (error.Provider, error.IsTransient));
        Assert.Contains(error.Kind, new[] { TaggingErrorKind.Authentication, TaggingErrorKind.PermissionDenied });
    }

    [Fact]
    public void A_key_beside_an_invoker_is_refused()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1");

        var error = Assert.Throws<OptionsValidationException>(() => new GoogleVisionTagger(new GoogleVisionOptions { ApiKey = "key" }, channel.CreateCallInvoker()));

        Assert.StartsWith("A credential or an Endpoint is set beside a call invoker", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    /// <summary>Stands for <c>ImageAnnotatorClient.BatchAnnotateImagesAsync</c>: messages in and out over gRPC.</summary>
    private static async Task<byte[]> ClientAsync(GrpcChannel channel, string key, byte[] request, CancellationToken cancellationToken)
    {
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "google.cloud.vision.v1.ImageAnnotator", "BatchAnnotateImages", bytes, bytes);
        var options = new CallOptions(new Metadata { { "x-goog-api-key", key } }, cancellationToken: cancellationToken);
        return await channel.CreateCallInvoker().AsyncUnaryCall(method, null, options, request);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, TaggingErrorKind.Throttled)]
    [InlineData(StatusCode.Unauthenticated, TaggingErrorKind.Authentication)]
    [InlineData(StatusCode.Unavailable, TaggingErrorKind.Unavailable)]
    [InlineData(StatusCode.InvalidArgument, TaggingErrorKind.InvalidRequest)]
    public void Errors_of_a_client_of_ones_own_have_the_same_kinds(StatusCode code, TaggingErrorKind kind) =>
        Assert.Equal((kind, "google-vision"), (GoogleVisionErrors.From(new RpcException(new Status(code, "no"))).Kind, GoogleVisionErrors.From(new RpcException(new Status(code, "no"))).Provider));
}

// A shim: the client of AWSSDK.Rekognition 4, as far as VisionAdapters.Aws.Rekognition and its tests use it, over the real AWSSDK.Core, whose
// pipeline signs, retries and makes the errors. Signatures follow aws/aws-sdk-net, sdk/src/Services/Rekognition/Generated/_netstandard:
// IAmazonRekognition.cs and AmazonRekognitionClient.cs, and AmazonRekognitionException.cs at 13bd83ed. Bodies are our own.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Rekognition.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Rekognition
{
    public partial interface IAmazonRekognition : IAmazonService, IDisposable
    {
        Task<DetectLabelsResponse> DetectLabelsAsync(DetectLabelsRequest request, CancellationToken cancellationToken = default);

        Task<DetectCustomLabelsResponse> DetectCustomLabelsAsync(
            DetectCustomLabelsRequest request, CancellationToken cancellationToken = default);
    }

    public partial class AmazonRekognitionException : AmazonServiceException
    {
        public AmazonRekognitionException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public partial class AmazonRekognitionConfig : ClientConfig
    {
        public AmazonRekognitionConfig()
            : base(new Amazon.Runtime.Internal.DefaultConfigurationProvider(new List<IDefaultConfiguration>
            {
                new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard },
            }))
        {
            AuthenticationServiceName = "rekognition";
            EndpointProvider = new Endpoints(this);
        }

        public override string RegionEndpointServiceName => "rekognition";

        public override string ServiceVersion => "2016-06-27";

        public override string UserAgent => "aws-sdk-net-shim";

        public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => Endpoint();

        private Endpoint Endpoint() => new(ServiceURL ?? $"https://rekognition.{RegionEndpoint.SystemName}.amazonaws.com");

        private sealed class Endpoints(AmazonRekognitionConfig config) : IEndpointProvider
        {
            public Endpoint ResolveEndpoint(EndpointParameters parameters) => config.Endpoint();
        }
    }

    public partial class AmazonRekognitionClient : AmazonServiceClient, IAmazonRekognition
    {
        public AmazonRekognitionClient()
            : this(Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver.GetCredentials(), new AmazonRekognitionConfig())
        {
        }

        public AmazonRekognitionClient(AWSCredentials credentials, AmazonRekognitionConfig clientConfig)
            : base(credentials, clientConfig)
        {
        }

        public virtual Task<DetectLabelsResponse> DetectLabelsAsync(DetectLabelsRequest request, CancellationToken cancellationToken = default) =>
            InvokeAsync<DetectLabelsResponse>(request, Options<DetectLabelsRequest, DetectLabelsResponse>("DetectLabels"), cancellationToken);

        public virtual Task<DetectCustomLabelsResponse> DetectCustomLabelsAsync(
            DetectCustomLabelsRequest request, CancellationToken cancellationToken = default) =>
            InvokeAsync<DetectCustomLabelsResponse>(
                request, Options<DetectCustomLabelsRequest, DetectCustomLabelsResponse>("DetectCustomLabels"), cancellationToken);

        static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRekognitionConfig();

        static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
            new AmazonRekognitionClient(awsCredentials, (AmazonRekognitionConfig)clientConfig);

        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            pipeline.RemoveHandler<Amazon.Runtime.Internal.EndpointResolver>();
            pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
            pipeline.AddHandlerAfter<ServiceEndpointResolver>(new SignatureResolver());
        }

        private static InvokeOptions Options<TRequest, TResponse>(string operation)
            where TRequest : AmazonWebServiceRequest
            where TResponse : AmazonWebServiceResponse => new()
            {
                RequestMarshaller = new JsonMarshaller<TRequest>(operation),
                ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(),
            };
    }

    internal sealed class ServiceEndpointResolver : BaseEndpointResolver
    {
        protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
        {
        }

        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
    }

    internal sealed class SignatureResolver : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            Amazon.Runtime.Credentials.Internal.AuthSchemeOption.DEFAULT_SIGV4;
    }

    internal static class Json
    {
        public static readonly JsonSerializerOptions Options = new()
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new BytesConverter(), new OrientationConverter() },
        };

        private sealed class BytesConverter : JsonConverter<MemoryStream>
        {
            public override MemoryStream Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetBytesFromBase64());

            public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
                writer.WriteBase64StringValue(value.ToArray());
        }

        private sealed class OrientationConverter : JsonConverter<OrientationCorrection>
        {
            public override OrientationCorrection Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString());

            public override void Write(Utf8JsonWriter writer, OrientationCorrection value, JsonSerializerOptions options) =>
                writer.WriteStringValue(value.Value);
        }
    }

    internal sealed class JsonMarshaller<TRequest>(string operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
        where TRequest : AmazonWebServiceRequest
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, "Amazon.Rekognition") { HttpMethod = "POST", ResourcePath = "/" };
            request.Headers["X-Amz-Target"] = "RekognitionService." + operation;
            request.Headers["Content-Type"] = "application/x-amz-json-1.1";
            request.Content = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, Json.Options);
            return request;
        }
    }

    internal sealed class JsonUnmarshaller<TResponse> : JsonResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) =>
            JsonSerializer.Deserialize<TResponse>(context.Stream, Json.Options);

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(context.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
            return new AmazonRekognitionException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}
